import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import * as z from 'zod';
import { parseJson } from '../../../text/parse-json';
import type { AnswerCache, Drop } from './answer-cache';

const channel = 'edugraph:dropped-answers';
const announcementSchema = z.object({
  from: z.string(),
  tenantId: z.string(),
  pathStart: z.string(),
});

/**
 * Tells the other replicas, over Redis if there is one, to forget what a write on this one has made stale. While Redis is
 * down, each replica only forgets its own: what the others return is then at most as old as AnswerCache allows.
 */
export class AnnouncedDrops {
  private readonly logger = new Logger(AnnouncedDrops.name);
  /** A listening connection can do nothing else. */
  private readonly connections: Redis[] = [];
  private readonly id = randomUUID();
  private isAway = false;

  constructor(
    private readonly cache: AnswerCache,
    url: string | undefined,
  ) {
    if (!url) return;
    const publisher = this.connect(url);
    const subscriber = this.connect(url);
    subscriber.on('ready', () => {
      subscriber.subscribe(channel).catch(this.warn);
    });
    subscriber.on('message', (_channel, message) => {
      this.hear(message);
    });
    cache.onDrop((drop) => {
      this.publish(publisher, drop);
    });
  }

  close(): void {
    for (const connection of this.connections) connection.disconnect();
  }

  private connect(url: string): Redis {
    // Anything announced while it is connecting waits for that, and is dropped if an attempt fails.
    const connection = new Redis(url, { maxRetriesPerRequest: 1, autoResubscribe: false });
    connection.on('error', this.warn);
    connection.on('ready', () => {
      if (this.connections.every(({ status }) => status === 'ready')) this.isAway = false;
    });
    this.connections.push(connection);
    return connection;
  }

  private publish(publisher: Redis, drop: Drop): void {
    publisher.publish(channel, JSON.stringify({ from: this.id, ...drop })).catch(this.warn);
  }

  private hear(message: string): void {
    const announcement = announcementSchema.safeParse(readJson(message)).data;
    // Our own announcements come back too; forgetting twice would drop what has been loaded since.
    if (announcement && announcement.from !== this.id) this.cache.forget(announcement);
  }

  /** It retries many times a minute; one log line of that is enough. */
  private readonly warn = (error: unknown): void => {
    if (this.isAway) return;
    this.isAway = true;
    this.logger.warn({ msg: "Can't tell other replicas what to forget", err: error });
  };
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
