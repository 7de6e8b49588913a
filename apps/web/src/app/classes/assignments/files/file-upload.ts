import { HttpClient, HttpEventType, type HttpEvent } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AssignmentResource } from '@app/contracts';
import type { Observable } from 'rxjs';
import { problemOf, type RequestProblem } from '../../../core';
import { refusalSentence } from '../state/refusal-sentence';
import { fileTexts } from './files.texts';
import type { Send, SendWatch } from './upload-queue';

const sentences: Partial<Record<RequestProblem['code'], string>> = {
  name_taken: fileTexts.takenThere,
  too_many_files: fileTexts.tooManyThere,
  payload_too_large: fileTexts.noRoomThere,
  files_not_allowed: fileTexts.notAllowed,
};

/** Uploads files as raw bytes, one request each, and reports progress (ASG-6). */
@Injectable({ providedIn: 'root' })
export class FileUpload {
  private readonly http = inject(HttpClient);

  /** @param owner URL of the assignment or submission that gets the files */
  sendTo(owner: string): Send {
    return async (file, watch) => {
      const request = this.http.post<AssignmentResource>(`${owner}/resources`, file, {
        params: { name: file.name },
        // Always raw bytes: the API would parse a JSON file as a request body.
        headers: { 'Content-Type': 'application/octet-stream' },
        observe: 'events',
        reportProgress: true,
      });
      try {
        return await lastOf(request, watch);
      } catch (error) {
        const problem = problemOf(error);
        throw new Error(sentences[problem.code] ?? refusalSentence(problem), { cause: error });
      }
    };
  }
}

/** The response to a request, which is canceled when the signal aborts. */
function lastOf(
  request: Observable<HttpEvent<AssignmentResource>>,
  { signal, progress }: SendWatch,
): Promise<AssignmentResource> {
  return new Promise((resolve, reject) => {
    const running = request.subscribe({
      next: (event) => {
        if (event.type === HttpEventType.UploadProgress) progress(event.loaded);
        if (event.type === HttpEventType.Response && event.body) resolve(event.body);
      },
      error: reject,
      complete: () => reject(new Error('The answer had no content.')),
    });
    signal.addEventListener('abort', () => {
      running.unsubscribe();
      reject(new Error('Canceled.'));
    });
  });
}
