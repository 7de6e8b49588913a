import { createHash } from 'node:crypto';
import { after, startOf } from '../roster/class-start';
import type { Class } from '../roster/entities';
import { Seeded } from '../roster/seeded';
import { Drive } from './drive';
import type { DriveItem } from './drive-item';
import { fileKindOf } from './file-kinds';
import type { Outline } from './library-outline';

/** The days of the term in which made-up items were created. */
const lastDay = 60;
const lastChange = 80;

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Like SharePoint's: the class's id plus stand-ins for its site and list, so the id alone finds the class. */
export function driveIdOf(classId: string): string {
  const bytes = Buffer.concat([Buffer.from(classId.replaceAll('-', ''), 'hex'), hashOf(classId)]);
  return `b!${bytes.toString('base64url')}`;
}

/** The class whose library may have this id; undefined if `driveIdOf` can't have made it. */
export function classIdOf(driveId: string): string | undefined {
  const hex = Buffer.from(driveId.slice(2), 'base64url').subarray(0, 16).toString('hex');
  const classId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return driveIdOf(classId) === driveId ? classId : undefined;
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Like SharePoint's: `01` and 32 capital letters and digits. */
export function itemIdOf(driveId: string, path: string): string {
  const letters = [...hashOf(`${driveId}/${path}`)].map((byte) => base32[byte % 32]);
  return `01${letters.join('')}`;
}

/** Usually a teacher, now and then a student, and nobody if the class has neither. */
function chooseAuthor({ teacherIds, memberIds }: Class, choices: Seeded): string | undefined {
  const teacher = choices.pick(teacherIds);
  const member = choices.pick(memberIds);
  return choices.next() < 0.85 ? (teacher ?? member) : member;
}

/** Sizes differ by orders of magnitude, as real files' do. */
function chooseSize(name: string, choices: Seeded): number {
  const [least, most] = fileKindOf(name).sizes;
  return Math.round(least * (most / least) ** choices.next());
}

function sketchItem(item: Class, { name, content }: Outline, choices: Seeded) {
  const start = startOf(item);
  const day = choices.between(0, lastDay);
  const createdAt = after(start, day, choices.between(0, 540));
  const version = choices.between(1, 6);
  const changes = version > 1 ? choices.between(day + 1, lastChange) - day : 0;
  const createdBy = chooseAuthor(item, choices);
  const changedBy = version > 1 ? chooseAuthor(item, choices) : createdBy;
  return {
    name,
    ...(!content && {
      file: { mimeType: fileKindOf(name).mimeType, size: chooseSize(name, choices) },
    }),
    createdAt,
    ...(createdBy !== undefined && { createdBy }),
    changedAt: after(createdAt, changes),
    ...(changedBy !== undefined && { changedBy }),
    version,
  };
}

/** Makes up a class's library from its outline, always the same one. */
export function inventLibrary(item: Class, outline: readonly Outline[]): Drive {
  const id = driveIdOf(item.id);
  const start = startOf(item);
  const rootId = itemIdOf(id, '');
  const root = { id: rootId, name: 'root', createdAt: start, changedAt: start, version: 1 };
  const choices = new Seeded(id);
  const fill = (parentId: string, path: string, content: readonly Outline[]): DriveItem[] =>
    content.flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      const made = { id: itemIdOf(id, below), parentId, ...sketchItem(item, entry, choices) };
      return [made, ...fill(made.id, below, entry.content ?? [])];
    });
  return new Drive(id, item.id, root, fill(rootId, '', outline));
}
