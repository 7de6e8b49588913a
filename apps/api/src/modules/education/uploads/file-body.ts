import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiResponse } from '@nestjs/swagger';
import { TakesFile } from '../../../http';

/** A route whose body is a file of any kind. */
export const FileBody = () =>
  applyDecorators(
    TakesFile(),
    ApiConsumes('application/octet-stream'),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
    ApiHeader({ name: 'Content-Length', required: true, description: 'Bytes of the file' }),
    ApiResponse({
      status: 409,
      description: '`name_taken`, `files_not_allowed`, or it accepts no files right now',
    }),
    ApiResponse({ status: 411, description: 'The request has no Content-Length' }),
    ApiResponse({
      status: 413,
      description: 'Larger than `fileLimits` together with the files already there',
    }),
    ApiResponse({ status: 422, description: "`too_many_files`, or a name that isn't allowed" }),
  );
