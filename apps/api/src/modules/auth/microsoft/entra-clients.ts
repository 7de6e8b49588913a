import { Inject, Injectable } from '@nestjs/common';
import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import type { AppCertificate } from '../tokens/certificate';
import { entraConfiguration, type EntraSettings } from './entra-config';

/** What this deployment is known by at the sign-in service. */
export interface EntraIdentity extends EntraSettings {
  clientSecret: string;
  certificate: AppCertificate;
}

export const ENTRA_IDENTITY = Symbol('ENTRA_IDENTITY');

/** Makes MSAL instances. */
@Injectable()
export class EntraClients {
  constructor(@Inject(ENTRA_IDENTITY) readonly identity: EntraIdentity) {}

  /**
   * For one operation of one person, and then thrown away: an instance that is shared mixes its users' tokens, because
   * loading a cache merges it into memory (S-6). It costs microseconds.
   */
  forPerson(networkClient: INetworkModule): ConfidentialClientApplication {
    const credential = { clientSecret: this.identity.clientSecret };
    return new ConfidentialClientApplication(
      entraConfiguration(this.identity, { credential, networkClient }),
    );
  }

  /** For the application itself in one tenant; meant to be kept. */
  forTenant(tenant: string, networkClient: INetworkModule): ConfidentialClientApplication {
    const { thumbprintSha256, privateKey } = this.identity.certificate;
    const credential = { clientCertificate: { thumbprintSha256, privateKey } };
    return new ConfidentialClientApplication(
      entraConfiguration(this.identity, { credential, networkClient, tenant }),
    );
  }
}
