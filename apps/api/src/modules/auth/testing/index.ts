export { MicrosoftWorld, people, type LoggedRequest } from './microsoft-world';
export { startTamperingProxy, type TamperingProxy } from './tampering-proxy';
export { call, postForm, TestProgram, type ProgramAnswer } from './test-program';
