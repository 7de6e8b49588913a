import { Inject, Injectable } from '@nestjs/common';
import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import type { AppCertificate } from './certificate';
import { entraConfiguration, type EntraSettings } from './entra-config';

/** How the sign-in service knows this deployment. */
export interface EntraIdentity extends EntraSettings {
  clientSecret: string;
  certificate: AppCertificate;
}

export const ENTRA_IDENTITY = Symbol('ENTRA_IDENTITY');

/** Creates MSAL instances. */
@Injectable()
export class EntraClients {
  constructor(@Inject(ENTRA_IDENTITY) readonly identity: EntraIdentity) {}

  /**
   * For one operation of one person, then discarded. A shared instance would mix its users' tokens, because loading a
   * cache merges it into memory (S-6). Creating one takes microseconds.
   */
  forPerson(networkClient: INetworkModule): ConfidentialClientApplication {
    const credential = { clientSecret: this.identity.clientSecret };
    return new ConfidentialClientApplication(
      entraConfiguration(this.identity, { credential, networkClient }),
    );
  }

  /** For the application itself in one tenant; meant to be reused. */
  forTenant(tenant: string, networkClient: INetworkModule): ConfidentialClientApplication {
    const { thumbprintSha256, privateKey } = this.identity.certificate;
    const credential = { clientCertificate: { thumbprintSha256, privateKey } };
    return new ConfidentialClientApplication(
      entraConfiguration(this.identity, { credential, networkClient, tenant }),
    );
  }
}
