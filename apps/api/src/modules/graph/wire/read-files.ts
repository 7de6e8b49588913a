import type { WireConversation, WireDriveItem, WireMailbox } from './graph-types';
import { unnamed } from './unnamed';
import { count, each, flag, id, isRecord, record, text, time } from './values';

/** Something that is neither a file nor a folder, such as a notebook, is shown as a file. */
export function readDriveItem(value: unknown): WireDriveItem | undefined {
  const item = record(value);
  const known = id(item['id']);
  if (known === null) return undefined;
  const isFolder = isRecord(item['folder']);
  const by = record(item['lastModifiedBy']);
  return {
    id: known,
    name: text(item['name']) ?? (isFolder ? unnamed.folder : unnamed.file),
    isFolder,
    childCount: count(record(item['folder'])['childCount']),
    size: count(item['size']),
    mimeType: text(record(item['file'])['mimeType']),
    webUrl: text(item['webUrl']),
    lastModifiedDateTime: time(item['lastModifiedDateTime']),
    lastModifiedBy:
      text(record(by['user'])['displayName']) ?? text(record(by['application'])['displayName']),
  };
}

export function readConversation(value: unknown): WireConversation | undefined {
  const conversation = record(value);
  const known = id(conversation['id']);
  if (known === null) return undefined;
  return {
    id: known,
    topic: text(conversation['topic']),
    preview: text(conversation['preview']),
    uniqueSenders: each(conversation['uniqueSenders'], (sender) => text(sender) ?? undefined),
    hasAttachments: flag(conversation['hasAttachments']),
    lastDeliveredDateTime: time(conversation['lastDeliveredDateTime']),
  };
}

export function readMailbox(value: unknown): WireMailbox {
  const { mail, mailNickname } = record(value);
  return { mail: text(mail), mailNickname: text(mailNickname) };
}
