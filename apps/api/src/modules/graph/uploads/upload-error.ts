import { AppError } from '../../../http';

/** The library is out of space. https://learn.microsoft.com/graph/errors */
export class StorageFull extends AppError {
  constructor(cause?: unknown) {
    super(
      'graph_error',
      502,
      "There's no space left for this file in Microsoft 365. Delete something, or ask your administrator.",
      { cause },
    );
  }
}

/** Microsoft has forgotten an upload partway through, and what was sent of it is gone. */
export class UploadSessionGone extends AppError {
  constructor() {
    super('graph_unavailable', 503, 'Microsoft 365 broke off the upload. Upload the file again.', {
      retryAfter: 1,
    });
  }
}
