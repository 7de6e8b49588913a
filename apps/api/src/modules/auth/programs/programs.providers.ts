import { AccessTokens } from './access-tokens';
import { ApiClientRepository } from './api-client.repository';
import { BearerAuthGuard, BearerStrategy } from './bearer.strategy';
import { ClientAuthentication } from './client-authentication';
import { FailedProofs } from './failed-proofs';
import { KeyRotationSchedule } from './key-rotation.schedule';
import { KnownPrograms } from './known-programs';
import { SigningKeys } from './signing-keys';
import { TokenEndpoint } from './token-endpoint';

/** The part of the auth module that lets programs in. */
export const programsProviders = [
  AccessTokens,
  ApiClientRepository,
  BearerAuthGuard,
  BearerStrategy,
  ClientAuthentication,
  FailedProofs,
  KeyRotationSchedule,
  KnownPrograms,
  SigningKeys,
  TokenEndpoint,
];
