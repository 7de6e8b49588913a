import { join } from 'node:path';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { systemClock, type Clock } from './wire/clock';
import { controlRoutes } from './control/control.routes';
import { Faults } from './control/faults';
import { indexPage } from './control/index-page';
import {
  injectFaults,
  interceptBatchPart,
  recordRequests,
  type Interception,
} from './control/intercept';
import { Journal } from './control/journal';
import { SandboxState } from './control/sandbox-state';
import { openStateFile, type StateFile } from './control/state-file';
import { AuthorizationCodes } from './entra/issued/authorization-codes';
import { registeredCredentials } from './entra/registration/credentials';
import type { Entra } from './entra/authority/entra';
import { entraRoutes } from './entra/entra.routes';
import { sendPage } from './pages/page';
import { applicationPermissions, delegatedPermissions } from './entra/registration/registration';
import { Revocations } from './entra/issued/revocations';
import type { SigningKeys } from './entra/issued/signing-keys';
import { verifyAccessToken } from './entra/verify-access-token';
import { DeltaTokens } from './graph/query/delta-tokens';
import type { GraphContext } from './graph/call/graph-context';
import { graphRoutes } from './graph/graph.routes';
import { listen, urlOf } from './listen';
import { mailRoutes } from './mail/mail.routes';
import type { InitialConsent } from './program-arguments';
import type { SandboxConfig } from './sandbox-config';
import { DownloadLinks } from './sites/download-links';
import { siteRoutes } from './sites/sites.routes';
import { AssignmentWork } from './tenant/assignments/assignment-work';
import { DeltaBehavior } from './tenant/delta-behavior';
import { Directory, type ChooseInitialGrants } from './tenant/directory';
import type { Tenant } from './tenant/tenant';
import { uploadRoutes } from './uploads/upload.routes';
import { Uploads } from './uploads/uploads';

export interface SandboxOptions {
  readonly tenants: readonly Tenant[];
  readonly keys: SigningKeys;
  readonly config: SandboxConfig;
  readonly clock?: Clock;
  readonly consent?: InitialConsent;
  /** Whether to forget what an earlier run saved. */
  readonly isFresh?: boolean;
  /** Whether Graph sticks to what Microsoft's docs promise. */
  readonly isStrict?: boolean;
  /** Receives internal errors. */
  readonly onError?: (error: unknown) => void;
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly app: Express;
  /** Restores the loaded data. */
  reset(): void;
  close(): Promise<void>;
}

interface Parts {
  readonly entra: Entra;
  readonly directory: Directory;
  readonly interception: Interception;
  readonly assignmentWork: AssignmentWork;
  readonly deltaBehavior: DeltaBehavior;
  readonly uploads: Uploads;
  readonly state: SandboxState;
}

function initialGrants(consent: InitialConsent): ChooseInitialGrants {
  return (_tenant, index) =>
    consent === 'all' || (consent === 'first' && index === 0)
      ? {
          delegated: delegatedPermissions.map(({ name }) => name),
          application: applicationPermissions.map(({ name }) => name),
        }
      : undefined;
}

function assemble({
  tenants,
  keys,
  config,
  clock = systemClock,
  consent = 'first',
}: SandboxOptions): Parts {
  const directory = new Directory(tenants, initialGrants(consent));
  const revocations = new Revocations();
  const entra: Entra = {
    clientId: config.CLIENT_ID,
    redirectOrigins: config.SANDBOX_REDIRECT_ORIGINS,
    directory,
    keys,
    clock,
    revocations,
    codes: new AuthorizationCodes(clock),
    credentials: registeredCredentials({
      varDirectory: config.VAR_DIR,
      clientSecret: config.CLIENT_SECRET,
      certificatePath: config.CLIENT_CERTIFICATE_PATH,
    }),
  };
  const interception: Interception = {
    clock,
    faults: new Faults(),
    journal: new Journal(),
    tenantNames: (name) => {
      const tenant = directory.findTenant(name);
      return tenant ? [tenant.id, tenant.domain] : [];
    },
  };
  const deltaBehavior = new DeltaBehavior();
  const state = new SandboxState({ directory, revocations, delta: deltaBehavior });
  const uploads = new Uploads(join(config.VAR_DIR, 'sandbox-files'), clock);
  const assignmentWork = new AssignmentWork();
  return { entra, directory, interception, assignmentWork, deltaBehavior, uploads, state };
}

function graphContext(parts: Parts, downloads: DownloadLinks, isStrict: boolean): GraphContext {
  const { entra, directory, interception, assignmentWork, deltaBehavior, uploads } = parts;
  return {
    directory,
    clock: entra.clock,
    app: { clientId: entra.clientId, displayName: 'EDUGraph' },
    downloads,
    assignmentWork,
    uploads,
    deltaBehavior,
    deltaTokens: new DeltaTokens(entra.keys.sealingKey),
    isStrict,
    verifyAccessToken: (token) => verifyAccessToken(entra, token),
    aroundBatchPart: interceptBatchPart(interception),
  };
}

function buildApp(parts: Parts, options: SandboxOptions, reset: () => void): Express {
  const { entra, directory, interception, assignmentWork, deltaBehavior, uploads } = parts;
  const app = express().disable('x-powered-by').disable('etag');
  app.use(
    '/_sandbox',
    controlRoutes({
      ...interception,
      access: options.config.SANDBOX_CONTROL,
      directory,
      assignmentWork,
      deltaBehavior,
      revocations: entra.revocations,
      reset,
    }),
  );
  app.get('/', (request, response) => {
    const origin = `${request.protocol}://${request.headers.host}`;
    const { clientId } = entra;
    sendPage(response, indexPage({ origin, clientId, tenants: directory.tenants() }));
  });
  app.get('/favicon.ico', (_request, response) => {
    response.status(204).end();
  });
  const downloads = new DownloadLinks(entra.clock);
  app.use(recordRequests(interception), injectFaults(interception));
  app.use('/mail', mailRoutes(directory));
  app.use('/sites', siteRoutes({ directory, downloads, files: uploads.files }));
  app.use('/uploads', uploadRoutes({ uploads, clock: entra.clock }));
  app.use('/v1.0', graphRoutes(graphContext(parts, downloads, options.isStrict ?? false)));
  app.use(entraRoutes(entra));
  app.use((request, response) => {
    const message = `This sandbox does not imitate ${request.method} ${request.path}.`;
    response.status(501).json({ error: { code: 'NotImplemented', message } });
  });
  app.use(answerFailures(options.onError));
  return app;
}

// A function expression, not an arrow: Express recognizes an error handler by its four parameters.
function answerFailures(onError: (error: unknown) => void = () => undefined): ErrorRequestHandler {
  return function (error: unknown, _request, response, next) {
    onError(error);
    if (response.headersSent) return next(error);
    const message = 'The sandbox failed; its log says why.';
    response.status(500).json({ error: { code: 'InternalServerError', message } });
  };
}

async function restoreState(file: StateFile, { state }: Parts, isFresh: boolean): Promise<void> {
  const kept = isFresh ? undefined : await file.load();
  if (kept !== undefined) state.restore(kept);
  // Also shows right away if the folder isn't writable.
  file.saveSoon();
  file.flush();
}

/** Starts a sandbox, which listens, and saves its changes in VAR_DIR. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { config, isFresh = false, tenants } = options;
  if (tenants.length === 0) throw new Error('A sandbox needs a tenant.');
  const parts = assemble(options);
  const file = openStateFile(join(config.VAR_DIR, 'sandbox-state.json'), () =>
    parts.state.snapshot(),
  );
  await restoreState(file, parts, isFresh);
  if (isFresh) parts.uploads.clear();
  parts.directory.watch(() => {
    file.saveSoon();
  });
  for (const part of [parts.entra.revocations, parts.deltaBehavior]) {
    part.watch(() => {
      file.saveSoon();
    });
  }
  const reset = () => {
    parts.state.reset();
    parts.entra.codes.clear();
    parts.assignmentWork.reset();
    parts.uploads.clear();
    parts.interception.faults.clear();
    parts.interception.journal.clear();
  };
  const app = buildApp(parts, options, reset);
  const server = await listen(app, config);
  return {
    url: urlOf(server, config.SANDBOX_HOST),
    app,
    reset,
    close: async () => {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      server.closeAllConnections();
      parts.interception.faults.clear();
      await closed;
      file.flush();
    },
  };
}
