/**
 * Ids of the application permissions that can be granted here, from Microsoft Graph's own service principal.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const appRoleIds: Readonly<Record<string, string>> = {
  'Organization.Read.All': '498476ce-e0fe-48b0-b801-37ba7e2685c6',
  'EduRoster.Read.All': 'e0ac9e1b-cb65-4fc5-87c5-1a8bc181f648',
  'Member.Read.Hidden': '658aa5d8-239f-45c4-aa12-864f4fc7e490',
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
  'ProfilePhoto.Read.All': 'e24d31aa-e1ab-4c80-85fe-23018690335d',
  'Application.ReadWrite.OwnedBy': '18a4783c-866b-4cc7-a460-3d5e5662c884',
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
};
