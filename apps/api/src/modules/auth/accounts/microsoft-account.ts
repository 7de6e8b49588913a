/** Identifies a Microsoft account: always by tenant and object id from a verified token, never by email (S-4, S-6). */
export interface MicrosoftIdentity {
  tenantId: string;
  objectId: string;
}

/** A Microsoft account as a session knows it. */
export interface MicrosoftAccount extends MicrosoftIdentity {
  /** MSAL's key of the account in the token cache: `uid.utid`. */
  homeAccountId: string;
  email: string;
  displayName: string;
  firstName: string;
  lastName: string;
}

/** A Microsoft user as Graph currently describes them. */
export interface MicrosoftPerson {
  account: MicrosoftAccount;
  mail: string | null;
  /** What they sign in with; not always their address. */
  principalName: string | null;
  organizationName: string | null;
  jobTitle: string | null;
  department: string | null;
  mobilePhone: string | null;
}

/** Whether both are the same Microsoft account (S-4). */
export const isSameAccount = (one?: MicrosoftIdentity, other?: MicrosoftIdentity): boolean =>
  one !== undefined && one.objectId === other?.objectId && one.tenantId === other.tenantId;
