export { Register } from './register/register';
export { SignIn } from './sign-in/sign-in';
