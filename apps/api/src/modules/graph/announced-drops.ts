import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import * as z from 'zod';
import type { AnswerCache, Drop } from './answer-cache';

const channel = 'edugraph:dropped-answers';
const announcementSchema = z.object({
  from: z.string(),
  tenantId: z.string(),
  pathStart: z.string(),
});

/**
 * Lets the other replicas forget what a write on this one has made old, over Redis where there is one. While Redis is
 * away every replica forgets only its own: what another one gives is then at most as old as AnswerCache lets it be.
 */
export class AnnouncedDrops {
  private readonly logger = new Logger(AnnouncedDrops.name);
  /** A connection that listens can do nothing else. */
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
    // What is announced while it connects waits for that, and is given up at the first attempt that fails.
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
    // One's own comes back too; forgetting twice would throw away what was asked for since.
    if (announcement && announcement.from !== this.id) this.cache.forget(announcement);
  }

  /** It tries again many times a minute; one line of that is enough. */
  private readonly warn = (error: unknown): void => {
    if (this.isAway) return;
    this.isAway = true;
    this.logger.warn({ msg: 'Other replicas are not told what to forget', err: error });
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
