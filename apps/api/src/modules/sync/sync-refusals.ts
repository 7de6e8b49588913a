import { AppError } from '../../http';

/** A sync is under way already. */
export class SyncRunning extends AppError {
  constructor() {
    super('sync_running', 409, 'A sync is running already. Wait for its end.');
  }
}

/** The run that was decided about is not the one that waits, or none waits. */
export class DecisionOutdated extends AppError {
  constructor() {
    super('conflict', 409, 'This sync does not wait for your decision any more. Look again.');
  }
}

/** A run waits for a decision, so that none can begin. */
export class DecisionPending extends AppError {
  constructor() {
    super('conflict', 409, 'The last sync waits for your decision. Review it first.');
  }
}
