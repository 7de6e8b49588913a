import type { Clock } from '../wire/clock';
import { UploadedFiles } from './uploaded-files';
import { UploadSessions } from './upload-sessions';

/** Files received from clients. */
export class Uploads {
  readonly files: UploadedFiles;
  readonly sessions: UploadSessions;

  /** @param directory where the bytes are kept; created when needed */
  constructor(directory: string, clock: Clock) {
    this.files = new UploadedFiles(directory);
    this.sessions = new UploadSessions(clock);
  }

  /** Drops everything that was uploaded. */
  clear(): void {
    this.sessions.clear();
    this.files.clear();
  }
}
