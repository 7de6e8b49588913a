import './sessions/session-data';

export { AccountLinks, AlreadyLinked } from './accounts/account-links';
export { AccountRepository, type Account } from './accounts/account.repository';
export { toEmail, toEmailKey } from './accounts/email';
export type { MicrosoftAccount, MicrosoftPerson } from './accounts/microsoft-account';
export { Organization } from './accounts/organization.entity';
export { OrganizationRepository, type MirrorChoice } from './accounts/organization.repository';
export { Profile } from './accounts/profile.entity';
export { ProfileRepository } from './accounts/profile.repository';
export { UserRole } from './accounts/user-role.entity';
export { UserRoleRepository } from './accounts/user-role.repository';
export { User } from './accounts/user.entity';
export { EmailTaken, UserRepository, type NewAccount } from './accounts/user.repository';
export { AuthModule } from './auth.module';
export { EntraClients } from './entra/entra-clients';
export { anyOrganization, entraUrl } from './entra/entra-config';
export { allGrantedScope, permissions, type Permission } from './entra/permissions';
export { InvalidCredentials, LocalSignIn, type Credentials } from './local/local-sign-in';
export { ConsentProof, type Consent } from './microsoft/consent-proof';
export { MicrosoftPeople } from './microsoft/microsoft-people';
export { PendingLinks } from './microsoft/pending-links';
export { CurrentUser } from './policies/current-user.decorator';
export { CurrentProgram } from './policies/current-program.decorator';
export * from './policies/policy.decorator';
export { enterAdministration, requireAdministrator } from './policies/require-administrator';
export { Scope, scopeKey } from './policies/scope.decorator';
export { ApiClientSecret } from './programs/api-client-secret.entity';
export { ApiClient } from './programs/api-client.entity';
export {
  ApiClientRepository,
  type ClientWithSecrets,
  type NewClient,
} from './programs/api-client.repository';
export { KnownPrograms } from './programs/known-programs';
export { readScopes, type Program } from './programs/program';
export { refuseAmbiguous } from './programs/refuse-ambiguous';
export { SigningKey } from './programs/signing-key.entity';
export type { ConsentTrip, Returned } from './round-trips/round-trip';
export { RoundTrips } from './round-trips/round-trips';
export { UsedState } from './round-trips/used-state.entity';
export { AuthLog } from './sessions/auth-log';
export { sessionCookieName } from './sessions/session-lifetime';
export { SessionNames } from './sessions/session-names';
export type { LocalAccount, SessionUser } from './sessions/session-user';
export { SessionUserLoader } from './sessions/session-user.loader';
export { Session } from './sessions/session.entity';
export { createSessionMiddleware } from './sessions/session.middleware';
export { SessionPresenter } from './sessions/session.presenter';
export { SessionService, type SignedIn } from './sessions/session.service';
export { SessionStore } from './sessions/session.store';
export { SignOutUrl } from './sessions/sign-out-url';
export { GraphTokens } from './tokens/graph-tokens';
export { TokenCache } from './tokens/token-cache.entity';
export { TokenCacheRepository } from './tokens/token-cache.repository';
