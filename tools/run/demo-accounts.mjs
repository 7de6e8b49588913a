/** Who an evaluator can sign in as: two teachers, a student and the administrator of the sandbox's first tenant. */
export async function demoAccounts(sandboxUrl) {
  const [tenant] = await (await fetch(`${sandboxUrl}/_sandbox/tenants`)).json();
  const withRole = (role) => tenant.users.filter((user) => user.roles.includes(role));
  const picked = [
    ...withRole('Teacher').slice(0, 2),
    ...withRole('Student').slice(0, 1),
    ...withRole('Admin').slice(0, 1),
  ];
  return picked.map((user) => ({
    name: user.displayName,
    role: user.roles[0] === 'Admin' ? 'Administrator' : user.roles[0],
    loginHint: user.userPrincipalName,
  }));
}
