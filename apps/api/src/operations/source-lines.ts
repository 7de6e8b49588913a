import { readFile } from 'node:fs/promises';
import type { DeveloperSources } from '@app/contracts';

type Sources = DeveloperSources['sources'];

/** Where to find the developer panel's names in the source, as the build recorded it. */
export class SourceLines {
  private sources: Promise<Sources> | undefined;

  constructor(private readonly file: string) {}

  /** Read when first requested; empty if the build left no file. */
  read(): Promise<Sources> {
    this.sources ??= readSources(this.file);
    return this.sources;
  }
}

async function readSources(file: string): Promise<Sources> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Sources;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
