import { cast } from '@app/sample-tenant';
import { continueWithNewAccount, signInWithMicrosoft } from './sign-in';
import { expect, test } from './stack';

test.use({ sandboxArgs: ['--consent', 'none'] });

test('before consent, a teacher learns who to ask; afterwards, the schools appear (ADM-1, ADM-2)', async ({
  browser,
  stack,
}) => {
  const teacher = await browser.newPage({ baseURL: stack.url });
  await signInWithMicrosoft(teacher, cast.elena.userPrincipalName);
  await continueWithNewAccount(teacher, 'Blue');
  await expect(
    teacher.getByRole('heading', { level: 1, name: 'Your school hasn’t approved EDUGraph' }),
  ).toBeVisible();

  const context = await browser.newContext({ baseURL: stack.url });
  const admin = await context.newPage();
  await signInWithMicrosoft(admin, cast.pat.userPrincipalName);
  await admin.getByRole('link', { name: 'Continue to administration' }).click();
  await expect(admin.getByText('Not granted')).toBeVisible();
  await admin.getByRole('link', { name: 'Grant consent' }).click();
  await admin.getByRole('button', { name: /Pat Rivera/ }).click();
  await admin.getByRole('button', { name: 'Accept' }).click();
  await expect(admin.getByText('Consent granted.')).toBeVisible();

  await teacher.goto('/schools');
  await expect(teacher.getByText('My school')).toHaveCount(1);
});
