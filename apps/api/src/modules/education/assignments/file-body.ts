import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiResponse } from '@nestjs/swagger';

/** Describes a route whose body is a file of any kind. */
export const FileBody = () =>
  applyDecorators(
    ApiConsumes('application/octet-stream'),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
    ApiHeader({ name: 'Content-Length', required: true, description: 'Bytes of the file' }),
    ApiResponse({ status: 409, description: '`name_taken`, or no files are taken now' }),
    ApiResponse({ status: 411, description: 'Its length is not known' }),
    ApiResponse({ status: 413, description: 'Larger than UPLOAD_LIMIT_MB' }),
    ApiResponse({ status: 422, description: '`too_many_files`, or a name that is not allowed' }),
  );
