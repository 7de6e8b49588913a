import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { sendPage } from '../pages/page';
import { answerAdminConsent } from './admin-consent/admin-consent';
import { answerAuthorize } from './authorize/authorize';
import { discoveryDocument, instanceDocument, keySet } from './discovery';
import { findAuthority, type Entra } from './authority/entra';
import { EntraError } from './protocol/entra-error';
import { toFields } from './protocol/fields';
import { errorPage } from './pages/error-page';
import { answerSignOut } from './sign-out';
import { withBasicCredentials } from './token/authenticate-client';
import { answerTokenRequest } from './token/token';

/** Scheme, host and port the client used: the sandbox needs no setting for its own address. */
function originOf(request: Request): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}

function authorityOf(request: Request): string {
  return String(request.params['authority']);
}

/** Forms on these pages post from this origin, never from another site. */
const refuseForeignForms: RequestHandler = (request, response, next) => {
  const { origin } = request.headers;
  if (request.method === 'POST' && origin !== undefined && origin !== originOf(request)) {
    const reason = 'This form was sent by another site.';
    sendPage(response, errorPage(new EntraError(901001, { reason })));
    return;
  }
  next();
};

async function answerToken(entra: Entra, request: Request, response: Response): Promise<void> {
  response.set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' });
  if (request.method !== 'POST') {
    throw new EntraError(900561, { accepted: 'POST', received: request.method });
  }
  const fields = withBasicCredentials(toFields(request.body), request.headers.authorization);
  const asked = { origin: originOf(request), authority: authorityOf(request), fields };
  response.json(await answerTokenRequest(entra, asked));
}

function isHttpError(error: unknown): error is { status: number; message: string } {
  return typeof error === 'object' && error !== null && 'status' in error && 'expose' in error;
}

/** A body parser's refusal is the client's fault too. */
function toEntraError(error: unknown): EntraError | undefined {
  if (error instanceof EntraError) return error;
  return isHttpError(error) ? new EntraError(901001, { reason: error.message }) : undefined;
}

// Function expressions, not arrows: Express recognizes an error handler by its four parameters.
function answerJsonErrors(entra: Entra): ErrorRequestHandler {
  return function (thrown: unknown, request, response, next) {
    const error = toEntraError(thrown);
    if (!error) return next(thrown);
    const correlationId = toFields(request.query)['client-request-id'];
    response.status(error.status).json(error.toBody(entra.clock.now(), correlationId));
  };
}

const answerPageErrors: ErrorRequestHandler = function (thrown: unknown, _request, response, next) {
  const error = toEntraError(thrown);
  if (!error) return next(thrown);
  sendPage(response, errorPage(error));
};

function machineRoutes(entra: Entra): Router {
  const router = express.Router();
  router.get('/:authority/v2.0/.well-known/openid-configuration', (request, response) => {
    const authority = authorityOf(request);
    const tenant = findAuthority(entra, authority);
    response.json(discoveryDocument(originOf(request), authority, tenant?.id));
  });
  router.get('/:authority/discovery/v2.0/keys', (request, response) => {
    findAuthority(entra, authorityOf(request));
    response.json(keySet(originOf(request), entra.keys));
  });
  router.get('/common/discovery/instance', (request, response) => {
    response.json(instanceDocument(originOf(request), 'common'));
  });
  router.all(
    '/:authority/oauth2/v2.0/token',
    express.urlencoded({ extended: false, limit: '100kb' }),
    (request, response) => answerToken(entra, request, response),
  );
  router.use(answerJsonErrors(entra));
  return router;
}

function pageRoutes(entra: Entra): Router {
  const router = express.Router();
  const form = [express.urlencoded({ extended: false, limit: '100kb' }), refuseForeignForms];
  router.all('/:authority/oauth2/v2.0/authorize', form, (request: Request, response: Response) =>
    answerAuthorize(entra, request, response),
  );
  router.all('/:authority/v2.0/adminconsent', form, (request: Request, response: Response) =>
    answerAdminConsent(entra, request, response),
  );
  router.all('/:authority/oauth2/v2.0/logout', form, (request: Request, response: Response) => {
    answerSignOut(entra, request, response);
  });
  router.use(answerPageErrors);
  return router;
}

/** Entra ID, as far as the sandbox imitates it. */
export function entraRoutes(entra: Entra): Router {
  const router = express.Router();
  router.use(machineRoutes(entra));
  router.use(pageRoutes(entra));
  return router;
}
