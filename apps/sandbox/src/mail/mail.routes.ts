import express, { type Request, type Response, type Router } from 'express';
import { sendPage } from '../pages/page';
import { inventConversations } from '../tenant/conversations/invent-conversations';
import type { Directory } from '../tenant/directory';
import { findClassByNickname } from '../tenant/find-class';
import { conversationPage, mailboxPage, noMailPage, type Mailbox } from './mail-pages';

function findMailbox(directory: Directory, request: Request): Mailbox | undefined {
  const tenant = directory.findTenant(String(request.params['domain']));
  const group = tenant && findClassByNickname(tenant, String(request.params['alias']));
  if (!group) return undefined;
  return { tenant, group, conversations: inventConversations(tenant.classes, group.id) };
}

function hrefOf(request: Request): string {
  const names = [request.params['domain'], request.params['alias']].map(String);
  return `/mail/group/${names.map(encodeURIComponent).join('/')}/email`;
}

function showMailbox(directory: Directory, request: Request, response: Response): void {
  const mailbox = findMailbox(directory, request);
  sendPage(response, mailbox ? mailboxPage(mailbox, hrefOf(request)) : noMailPage());
}

function showConversation(directory: Directory, request: Request, response: Response): void {
  const mailbox = findMailbox(directory, request);
  const id = String(request.params['conversationId']);
  const one = mailbox?.conversations.find((conversation) => conversation.id === id);
  const page = mailbox && one && conversationPage(mailbox, one, hrefOf(request));
  sendPage(response, page ?? noMailPage());
}

/** Group mailboxes for a browser, at Outlook on the web's paths; mount it at `/mail`. */
export function mailRoutes(directory: Directory): Router {
  const router = express.Router();
  router.get('/group/:domain/:alias/email', (request, response) => {
    showMailbox(directory, request, response);
  });
  router.get('/group/:domain/:alias/email/id/:conversationId', (request, response) => {
    showConversation(directory, request, response);
  });
  router.use((_request, response) => {
    sendPage(response, noMailPage());
  });
  return router;
}
