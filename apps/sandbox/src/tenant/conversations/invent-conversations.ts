import { createHash } from 'node:crypto';
import { after, startOf } from '../roster/class-start';
import type { Class } from '../roster/entities';
import { Seeded } from '../roster/seeded';
import type { Conversation, Post } from './conversation';
import { scripts, welcome, type Line, type Script, type Speaker } from './conversation-scripts';

/** The days of the term in which conversations start. */
const lastDay = 75;

/** In every twenty classes, one has an empty mailbox and one is always writing. */
const emptyPosition = 4;
const busyPosition = 7;

/** Bytes whose base64 has to be percent-encoded in a path. */
const awkward = [0xfb, 0xff, 0xbe];

/** Like Exchange's: long base64 that includes `+`, `/` and `=`. */
function mailId(kind: 'AAQk' | 'AAMk', name: string): string {
  const hash = createHash('sha256').update(name).digest();
  const bytes = Buffer.concat([
    Buffer.from(kind, 'base64'),
    hash.subarray(0, 12),
    Buffer.from(awkward),
    hash.subarray(12, 31),
  ]);
  return bytes.toString('base64');
}

type Cast = Readonly<Record<Speaker, string>>;

function chooseCast({ teacherIds, memberIds }: Class, choices: Seeded): Cast | undefined {
  const students = memberIds.filter((id) => !teacherIds.includes(id));
  const teacher = choices.pick(teacherIds) ?? choices.pick(memberIds);
  const student = choices.pick(students) ?? teacher;
  const other = choices.pick(students.filter((id) => id !== student)) ?? student;
  if (teacher === undefined || student === undefined || other === undefined) return undefined;
  return { teacher, student, other };
}

/** From a few minutes to most of a day. */
function chooseDelay(choices: Seeded): number {
  return Math.round(4 * 250 ** choices.next());
}

function invent(
  item: Class,
  { topic, lines }: Script,
  { name, begin }: { readonly name: string; readonly begin: Date },
): Conversation | undefined {
  const choices = new Seeded(name);
  const cast = chooseCast(item, choices);
  if (!cast) return undefined;
  const fill = (text: string) => text.replaceAll('{class}', item.displayName);
  let at = begin;
  const toPost = ({ by, says, isWithFile }: Line, position: number): Post => {
    if (position > 0) at = after(at, 0, chooseDelay(choices));
    const id = mailId('AAMk', `${name}/${position}`);
    return { id, from: cast[by], text: fill(says), at, hasAttachments: isWithFile ?? false };
  };
  return {
    id: mailId('AAQk', `${name}/conversation`),
    threadId: mailId('AAQk', `${name}/thread`),
    topic: fill(topic),
    posts: lines.map(toPost),
  };
}

/** What is said in a class, without the welcome. */
function chooseScripts(position: number, choices: Seeded): readonly Script[] {
  if (position % 20 !== busyPosition) return choices.some(scripts, 0.6);
  return [1, 2, 3, 4, 5, 6, 7].flatMap((round) =>
    scripts.map(({ topic, lines }) => ({ topic: `Week ${round}: ${topic}`, lines })),
  );
}

/** When someone last wrote. */
export function lastDeliveryOf({ posts }: Conversation): Date {
  return posts.at(-1)?.at ?? new Date(0);
}

/** A tenant's classes, as far as their mailboxes depend on them. */
interface PlacedClasses {
  /** As loaded or added. */
  original(id: string): Class | undefined;
  positionOf(id: string): number;
}

/** Makes up the mailbox of a class's group, always the same one, with the latest conversation first. */
export function inventConversations(classes: PlacedClasses, id: string): readonly Conversation[] {
  const item = classes.original(id);
  return item ? inventFor(item, classes.positionOf(id)) : [];
}

function inventFor(item: Class, position: number): readonly Conversation[] {
  if (position % 20 === emptyPosition) return [];
  const choices = new Seeded(`${item.id}/conversations`);
  const start = startOf(item);
  const conversations = [welcome, ...chooseScripts(position, choices)].map((script, index) => {
    const day = index === 0 ? 0 : choices.between(1, lastDay);
    const begin = after(start, day, choices.between(0, 600));
    return invent(item, script, { name: `${item.id}/conversations/${index}`, begin });
  });
  return conversations
    .filter((conversation) => conversation !== undefined)
    .sort((left, right) => lastDeliveryOf(right).getTime() - lastDeliveryOf(left).getTime());
}
