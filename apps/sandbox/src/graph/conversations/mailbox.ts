import { mailOf } from '../../tenant/roster/class-names';
import { inventConversations } from '../../tenant/conversations/invent-conversations';
import type { Conversation } from '../../tenant/conversations/conversation';
import type { Class } from '../../tenant/roster/entities';
import type { Call } from '../call/call';
import { mustBeMember } from '../entities/membership';
import { GraphError, notFound } from '../../wire/graph-error';
import { findGroup } from '../directory/groups';

/** A group mailbox that the caller may read. */
export interface Mailbox {
  readonly call: Call;
  readonly group: Class;
  readonly conversations: readonly Conversation[];
}

/** The mailbox of the group in the path. @throws GraphError 403, 404 */
export function mailboxOf(call: Call): Mailbox {
  const group = findGroup(call);
  mustBeMember(call.caller, group);
  return { call, group, conversations: inventConversations(call.tenant.classes, group.id) };
}

/** Exchange distinguishes malformed ids from unknown ones. @throws GraphError 400 */
function checkId(id: string): string {
  if (/^AAQk[A-Za-z0-9+/]+={0,2}$/.test(id)) return id;
  throw new GraphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
}

/** The conversation in the path, by its own id, its thread's, or both. @throws GraphError 400, 404 */
export function conversationOf({ call, conversations }: Mailbox): Conversation {
  const { conversationId, threadId } = call.params;
  for (const id of [conversationId, threadId]) if (id !== undefined) checkId(id);
  const found = conversations.find(
    (one) =>
      (conversationId === undefined || one.id === conversationId) &&
      (threadId === undefined || one.threadId === threadId),
  );
  if (!found) throw notFound(threadId ?? conversationId ?? '');
  return found;
}

/** Someone as mail names them, even after they were removed. */
export function senderOf({ tenant }: Pick<Call, 'tenant'>, userId: string) {
  const user = tenant.user(userId) ?? tenant.roster.users.get(userId);
  return { emailAddress: { name: user?.displayName ?? '', address: user?.mail ?? '' } };
}

/** The group as mail names it. */
export function addressOf({ call, group }: Mailbox) {
  const address = mailOf(group, call.tenant.domain);
  return { emailAddress: { name: group.displayName, address } };
}
