import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { IncomingFile, type FileRequest } from './incoming-file';

/** Opens the file in a request's body, for routes with `FileBody`. */
@Injectable()
export class IncomingFiles {
  constructor(@Inject(API_CONFIG) private readonly config: ApiConfig) {}

  /**
   * Drains the rest of the body afterward, however the work ends.
   * @throws ValidationFailed, LengthRequired, FileTooLarge before the work starts
   */
  async take<T>(
    request: FileRequest,
    query: { name: string },
    work: (file: IncomingFile) => Promise<T>,
  ): Promise<T> {
    const file = IncomingFile.open(request, query, this.config.UPLOAD_LIMIT_MB);
    try {
      return await work(file);
    } finally {
      file.discard();
    }
  }
}
