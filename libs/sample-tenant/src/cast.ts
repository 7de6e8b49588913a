/** A person in the sample that tests and screenshots refer to by name. */
export interface CastMember {
  readonly name: string;
  readonly userPrincipalName: string;
  readonly role: 'Admin' | 'Teacher' | 'Student';
  readonly school: string;
}

/** The people that tests and screenshots refer to by name. */
export const cast = {
  /** Teaches Biology 1, Chemistry 1 and, with Tomas, Physics with Calculus. */
  elena: {
    name: 'Elena Marsh',
    userPrincipalName: 'EMarsh@contoso.example',
    role: 'Teacher',
    school: 'Maple Grove High School',
  },
  tomas: {
    name: 'Tomas Reyes',
    userPrincipalName: 'TReyes@contoso.example',
    role: 'Teacher',
    school: 'Maple Grove High School',
  },
  /** In grade 10; takes Chemistry 1 and Geometry, among others. */
  noor: {
    name: 'Noor Haddad',
    userPrincipalName: 'NHaddad@contoso.example',
    role: 'Student',
    school: 'Maple Grove High School',
  },
  pat: {
    name: 'Pat Rivera',
    userPrincipalName: 'admin@contoso.example',
    role: 'Admin',
    school: 'Maple Grove High School',
  },
  ingrid: {
    name: 'Ingrid Solberg',
    userPrincipalName: 'ISolberg@fabrikam.example',
    role: 'Teacher',
    school: 'Lakeside Academy',
  },
  leo: {
    name: 'Leo Tan',
    userPrincipalName: 'LTan@fabrikam.example',
    role: 'Student',
    school: 'Lakeside Academy',
  },
  fabrikamAdmin: {
    name: 'Pat Rivera',
    userPrincipalName: 'admin@fabrikam.example',
    role: 'Admin',
    school: 'Lakeside Academy',
  },
} as const satisfies Record<string, CastMember>;
