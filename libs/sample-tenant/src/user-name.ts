/** The sample schools' user names: first initial and surname in ASCII letters, such as `EMarsh`. */
export function userNameOf(givenName: string, surname: string): string {
  const plain = `${givenName.charAt(0)}${surname}`.normalize('NFD');
  return plain.replace(/[^A-Za-z]/g, '');
}
