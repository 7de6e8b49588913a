import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphModule } from '../graph';
import { AccountLinks } from './accounts/account-links';
import { AccountRepository } from './accounts/account.repository';
import { AccountsController } from './accounts/accounts.controller';
import { ConsentProof } from './microsoft/consent-proof';
import { EntraClients } from './microsoft/entra-clients';
import { GraphTokens } from './tokens/graph-tokens';
import { LocalSignIn } from './accounts/local-sign-in';
import { LocalStrategy } from './accounts/local.strategy';
import { MeController } from './accounts/me.controller';
import { OrganizationRepository } from './accounts/organization.repository';
import { Passwords } from './accounts/passwords';
import { MicrosoftPeople } from './microsoft/microsoft-person';
import { MicrosoftController } from './microsoft/microsoft.controller';
import { microsoftProviders } from './microsoft/microsoft.providers';
import { PolicyGuard } from './sessions/policy.guard';
import { ProfileRepository } from './accounts/profile.repository';
import { Registration } from './accounts/registration';
import { ReturningUserCookie } from './sessions/returning-user.cookie';
import { SessionController } from './sessions/session.controller';
import { SessionPresenter } from './sessions/session.presenter';
import { SessionPurgeSchedule } from './sessions/session-purge.schedule';
import { SessionService } from './sessions/session.service';
import { SessionStore } from './sessions/session.store';
import { SessionUserLoader } from './sessions/session-user.loader';
import { SignInThrottle } from './accounts/sign-in-throttle';
import { TokenCacheRepository } from './tokens/token-cache.repository';
import { UserRepository } from './accounts/user.repository';
import { UserRoleRepository } from './accounts/user-role.repository';

const sessions = [
  AccountRepository,
  SessionStore,
  SessionService,
  SessionUserLoader,
  SessionPresenter,
  SessionPurgeSchedule,
  ReturningUserCookie,
  { provide: APP_GUARD, useClass: PolicyGuard },
];

const localAccounts = [
  UserRepository,
  ProfileRepository,
  Passwords,
  SignInThrottle,
  LocalSignIn,
  LocalStrategy,
  Registration,
];

/** Who somebody is: local accounts, Microsoft sign-in, sessions, tokens, and the guard of every route. */
@Module({
  imports: [GraphModule],
  controllers: [SessionController, AccountsController, MeController, MicrosoftController],
  providers: [...sessions, ...localAccounts, ...microsoftProviders],
  exports: [
    AccountLinks,
    AccountRepository,
    ConsentProof,
    EntraClients,
    GraphTokens,
    LocalSignIn,
    MicrosoftPeople,
    OrganizationRepository,
    ProfileRepository,
    SessionPresenter,
    SessionService,
    SessionStore,
    SessionUserLoader,
    TokenCacheRepository,
    UserRepository,
    UserRoleRepository,
  ],
})
export class AuthModule {}
