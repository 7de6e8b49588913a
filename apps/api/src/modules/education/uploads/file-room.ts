import type { FileLimits } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { AppError } from '../../../http';
import { WorkFilesGraph, type GraphCaller, type WireResource } from '../../graph';
import { NameTaken } from './refusals';
import { megabyte, type IncomingFile } from './incoming-file';
import { fileUrlsOf } from './resource.mapper';
import { markOf, type UploadUnderWay } from './uploads-under-way';

const mostFiles = 5;
/** Microsoft's limit; it includes links and copies of handouts. */
const mostResources = 10;

class TooManyFiles extends AppError {
  constructor(detail: string) {
    super('too_many_files', 422, detail);
  }
}

class FilesTooLarge extends AppError {
  constructor(megabytes: number) {
    const detail = `All files together can be up to ${megabytes} MB. Remove one, or add a smaller one.`;
    super('payload_too_large', 413, detail);
  }
}

/** An assignment or submission with its existing files. */
export interface Occupied {
  caller: GraphCaller;
  resources: readonly WireResource[];
}

/**
 * How many files, and how large, fit in an assignment or a student's work (ASG-2, ASG-5). Microsoft rejects what exceeds
 * its own limits only after the upload.
 * @see https://learn.microsoft.com/graph/education-upload-resource-overview
 */
@Injectable()
export class FileRoom {
  constructor(
    private readonly files: WorkFilesGraph,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  get limits(): FileLimits {
    return { mostFiles, mostBytes: this.config.UPLOAD_LIMIT_MB * megabyte };
  }

  /**
   * Checks that a file fits in addition to the existing ones and the uploads ahead of it.
   * @throws NameTaken, TooManyFiles, FilesTooLarge
   */
  async require(
    { caller, resources }: Occupied,
    { name, size }: Pick<IncomingFile, 'name' | 'size'>,
    { ahead }: Pick<UploadUnderWay, 'ahead'>,
  ): Promise<void> {
    const arrived = new Set(resources.map(markOfResource));
    if (arrived.has(markOf(name))) throw new NameTaken(name);
    // An upload that has arrived in the meantime counts once.
    const coming = [...ahead].filter(([mark]) => !arrived.has(mark));
    requireCount(resources, coming.length);
    const sizes = coming.map(([, bytes]) => bytes);
    const total = sum([size, ...sizes, ...(await this.sizesOf(caller, resources))]);
    if (total > this.limits.mostBytes) throw new FilesTooLarge(this.config.UPLOAD_LIMIT_MB);
  }

  /** In bytes, where known. */
  private async sizesOf(
    caller: GraphCaller,
    resources: readonly WireResource[],
  ): Promise<number[]> {
    const items = await this.files.describe(caller, fileUrlsOf(resources));
    return [...items.values()].map(({ size }) => size ?? 0);
  }
}

function requireCount(resources: readonly WireResource[], coming: number): void {
  // Copies of handouts aren't the student's own files.
  const own = resources.filter((one) => !one.assignmentResourceUrl);
  if (own.length + coming >= mostFiles) {
    throw new TooManyFiles(`You can add up to ${mostFiles} files. Remove one first.`);
  }
  if (resources.length + coming >= mostResources) {
    throw new TooManyFiles(
      `Microsoft 365 accepts up to ${mostResources} files and links here, including the teacher's.`,
    );
  }
}

const markOfResource = ({ resource }: WireResource) => markOf(resource.displayName ?? '');

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
