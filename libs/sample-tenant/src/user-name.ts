/** How the sample's schools form user names: first letter and surname, in plain letters, as in `EMarsh`. */
export function userNameOf(givenName: string, surname: string): string {
  const plain = `${givenName.charAt(0)}${surname}`.normalize('NFD');
  return plain.replace(/[^A-Za-z]/g, '');
}
