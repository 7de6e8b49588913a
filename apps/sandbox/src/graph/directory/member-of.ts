import { objectIdOf } from '../../tenant/roster/object-id';
import { meOf, type Call, type Handler } from '../call/call';
import { schoolType } from '../entities/education-types';
import { groupTypeOf } from '../entities/group-type';
import { unsupportedQuery } from '../../wire/graph-error';
import { type Listing, answerCollection } from '../odata/answer-collection';
import { listOf } from '../odata/collection';
import { type EntityType, type JsonObject, openView } from '../odata/entity-type';

/** The same in every tenant, unlike the role's ids. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** Every property that any member of the mixed list has, so `$select` can be checked. */
function directoryObjectTypeOf(call: Call): EntityType<JsonObject> {
  return {
    name: 'directoryObject',
    properties: Object.fromEntries(
      [...Object.keys(groupTypeOf(call).properties), 'roleTemplateId'].map((name) => [
        name,
        (object: JsonObject) => object[name] ?? null,
      ]),
    ),
    filterable: ['id', 'displayName'],
    sortable: ['displayName'],
    searchable: ['displayName'],
  };
}

/** Objects the app may not read come with only their type and id; the rest is null. */
function reveal(object: JsonObject, mayRead: boolean): JsonObject {
  if (mayRead) return object;
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const isShown = name === '@odata.type' || name === 'id';
      return [name, isShown ? value : Array.isArray(value) ? [] : null];
    }),
  );
}

function directoryRoles(call: Call): JsonObject[] {
  if (!meOf(call).isAdministrator) return [];
  const role = {
    '@odata.type': '#microsoft.graph.directoryRole',
    id: objectIdOf(call.tenant.id, 'directoryRole', globalAdministrator),
    deletedDateTime: null,
    description: 'Can manage all aspects of Microsoft Entra ID and Microsoft services.',
    displayName: 'Global Administrator',
    roleTemplateId: globalAdministrator,
  };
  return [reveal(role, call.caller.has('RoleManagement.Read.Directory'))];
}

function groups(call: Call): JsonObject[] {
  const mayRead = call.caller.has('GroupMember.Read.All');
  const groupType = groupTypeOf(call);
  return call.tenant.classes.ofMember(meOf(call).id).map((item) => {
    const properties = Object.entries(groupType.properties).map(([name, read]) => [
      name,
      read(item),
    ]);
    const group = { '@odata.type': '#microsoft.graph.group', ...Object.fromEntries(properties) };
    return reveal(group, mayRead);
  });
}

function administrativeUnits(call: Call): JsonObject[] {
  const mayRead = call.caller.has('AdministrativeUnit.Read.All');
  return call.tenant.schools.ofUser(meOf(call).id).map((school) => {
    const unit = {
      '@odata.type': '#microsoft.graph.administrativeUnit',
      id: school.id,
      deletedDateTime: null,
      description: null,
      displayName: schoolType.properties['displayName']?.(school),
    };
    return reveal(unit, mayRead);
  });
}

function pick(object: JsonObject, select: readonly string[] | undefined): JsonObject {
  if (!select) return object;
  const kept = Object.entries(object).filter(
    ([name]) => name === '@odata.type' || select.includes(name),
  );
  return Object.fromEntries(kept);
}

function listing(call: Call, objects: readonly JsonObject[]): Listing<JsonObject> {
  return {
    view: openView(directoryObjectTypeOf(call)),
    items: listOf(objects),
    context: 'directoryObjects',
    present: pick,
  };
}

/** Direct memberships: roles, class groups, and the units behind schools. */
export const listMemberOf: Handler = (call) =>
  answerCollection(
    call,
    listing(call, [...directoryRoles(call), ...groups(call), ...administrativeUnits(call)]),
  );

/** An OData cast is an advanced query. */
export const listDirectoryRoles: Handler = (call) => {
  const { isEventual, wantsCount } = call.query;
  if (!isEventual || !wantsCount) {
    throw unsupportedQuery(
      'The specified cast needs $count=true and the header ConsistencyLevel: eventual.',
    );
  }
  const answered = listing(call, directoryRoles(call));
  const withoutType = (object: JsonObject, select: readonly string[] | undefined) => {
    const { '@odata.type': _type, ...rest } = pick(object, select);
    return rest;
  };
  return answerCollection(call, { ...answered, context: 'directoryRoles', present: withoutType });
};
