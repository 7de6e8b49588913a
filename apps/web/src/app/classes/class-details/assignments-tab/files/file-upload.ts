import { HttpClient, HttpEventType, type HttpEvent } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AssignmentResource } from '@app/contracts';
import { Observable } from 'rxjs';
import { problemOf, type RequestProblem } from '../../../../core';
import { fileTexts } from './files.texts';
import type { Send, SendWatch } from './upload-queue';
import { refusalSentence } from '../refusal-sentence';

const sentences: Partial<Record<RequestProblem['code'], string>> = {
  name_taken: fileTexts.takenThere,
  too_many_files: fileTexts.tooManyThere,
  payload_too_large: fileTexts.tooLargeForSite,
};

/** Sends files as they are, one request each, and tells how far it is (ASG-6). */
@Injectable({ providedIn: 'root' })
export class FileUpload {
  private readonly http = inject(HttpClient);

  /** @param owner the address of what the files belong to: an assignment, or one's own work */
  sendTo(owner: string): Send {
    return async (file, watch) => {
      const request = this.http.post<AssignmentResource>(`${owner}/resources`, file, {
        params: { name: file.name },
        // Whatever it is, it is bytes to us: as JSON it would be read as a message.
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

/** The answer to a request; unsubscribing, which stops the request, when the signal is aborted. */
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
