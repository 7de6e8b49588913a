import { UploadedFiles } from './uploaded-files';
import { UploadSessions } from './upload-sessions';

/** What comes from clients as files. */
export class Uploads {
  readonly files: UploadedFiles;
  readonly sessions: UploadSessions;

  /** @param directory where the bytes are kept; it is made when it is needed */
  constructor(directory: string, clock: { now(): Date }) {
    this.files = new UploadedFiles(directory);
    this.sessions = new UploadSessions(clock);
  }

  /** Forgets all that was uploaded. */
  clear(): void {
    this.sessions.clear();
    this.files.clear();
  }
}
