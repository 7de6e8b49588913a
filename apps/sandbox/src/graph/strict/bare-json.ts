import type { JsonObject } from '../odata/entity-type';

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const idName = /^id$|^(?:principal|resource|user|assignment|class)Id$/;

/** Properties that may be missing, and that nobody can do anything about. */
const dispensable: ReadonlySet<string> = new Set([
  ...['@odata.context', '@microsoft.graph.downloadUrl', 'cTag', 'eTag', 'fileSystemInfo'],
  ...['addedStudentAction', 'addToCalendarAction', 'assignedDateTime', 'assignTo', 'languageTag'],
  ...['moduleUrl', 'notificationChannelUrl', 'feedbackResourcesFolderUrl', 'lastModifiedDateTime'],
  ...['createdBy', 'createdDateTime', 'lastModifiedBy', 'submittedBy', 'unsubmittedBy'],
  ...['returnedBy', 'reassignedBy', 'webUrl'],
  ...['excusedBy', 'assignedLicenses', 'assignedPlans', 'provisionedPlans', 'businessPhones'],
  ...['relatedContacts', 'mailingAddress', 'residenceAddress', 'externalSourceDetail', 'fax'],
  ...['externalName', 'description', 'course', 'grade', 'middleName', 'officeLocation', 'userType'],
  ...['preferredLanguage', 'usageLocation', 'hasAttachments', 'newParticipants', 'changeKey'],
]);

/** Where a value from a later version of the enumeration may appear. */
const lateMembers: Readonly<Record<string, (value: unknown) => boolean>> = {
  externalSource: () => true,
  addedStudentAction: () => true,
  addToCalendarAction: () => true,
  primaryRole: (value) => value === 'none',
};

/** How a missing date may be written. */
const noDate = '0001-01-01T00:00:00Z';
const writtenAsNoDate = /^(?:submitted|unsubmitted|returned|reassigned|excused)DateTime$/;

/** How to strip an answer's JSON. */
export interface Bareness {
  /** Whether ids come in upper case, as some services write them. */
  readonly hasUpperIds: boolean;
  /** Whether missing properties were requested by name, and so must be there as null. */
  readonly isSelected: boolean;
}

function bareValue(name: string, value: unknown, bareness: Bareness): unknown {
  if (value === null && writtenAsNoDate.test(name)) return noDate;
  if (lateMembers[name]?.(value)) return 'unknownFutureValue';
  if (typeof value === 'string') {
    return bareness.hasUpperIds && idName.test(name) && guid.test(value)
      ? value.toUpperCase()
      : value;
  }
  return bareJson(value, { ...bareness, isSelected: false });
}

function isMissing(name: string, value: unknown, { isSelected }: Bareness): boolean {
  if (value === undefined || name === '@odata.context') return true;
  if (isSelected) return false;
  return dispensable.has(name) || (value === null && !writtenAsNoDate.test(name));
}

/** The same value without anything that may be missing. */
export function bareJson(value: unknown, bareness: Bareness): unknown {
  if (Array.isArray(value)) return value.map((item) => bareJson(item, bareness));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as JsonObject)
    .filter(([name, member]) => !isMissing(name, member, bareness))
    .map(([name, member]) => [name, bareValue(name, member, bareness)]);
  return Object.fromEntries(entries);
}
