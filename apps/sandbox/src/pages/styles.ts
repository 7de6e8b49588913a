/** Avatar background and text colors, light and dark. */
const avatars = [
  ['#FFD2D0', '#613D3C', '#593736', '#FFDAD8'],
  ['#FFD4C0', '#603F2F', '#583829', '#FFDBCB'],
  ['#F8D8AF', '#584325', '#513C1E', '#FEDDB4'],
  ['#E5DEB1', '#4C4826', '#454120', '#EBE4B6'],
  ['#CFE3C2', '#3B4B33', '#34442C', '#D5E9C7'],
  ['#C5E4D1', '#314C3E', '#2A4538', '#CBEAD7'],
  ['#C1E4E2', '#2C4C4B', '#254544', '#C6E9E8'],
  ['#C4E1EF', '#2F4B55', '#28444E', '#CAE7F5'],
  ['#CEDEF7', '#39485C', '#324155', '#D4E4FD'],
  ['#DCDAF9', '#44455D', '#3D3E56', '#E1E0FF'],
  ['#EED5F2', '#524158', '#4B3A51', '#F3DBF8'],
  ['#FCD2E3', '#5C3E4C', '#543745', '#FFD8E8'],
];

const avatarRules = avatars
  .map(
    ([ground, darkGround, ink, darkInk], i) =>
      `.a${i} { background: light-dark(${ground}, ${darkGround}); color: light-dark(${ink}, ${darkInk}); }`,
  )
  .join('\n');

/** The pages' style: violet and slate, tape on top, nothing that looks like Microsoft. */
export const styles = `
:root { color-scheme: light dark; --font: 'Roboto Variable', Roboto, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif;
  --mono: ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  --ink: light-dark(#1E1B2E, #ECEAF6); --soft: light-dark(#565270, #B9B5D0); --line: light-dark(#D3D0E0, #3F3B54);
  --accent: light-dark(#5B3FA8, #C9B8FF); --on-accent: light-dark(#FFFFFF, #241452); --card: light-dark(#FFFFFF, #1D1A2B); }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: light-dark(#F3F2F8, #14121E); color: var(--ink); font: 400 .875rem/1.25rem var(--font); -webkit-font-smoothing: antialiased; }
h1, h2, p, ul, dl, dd, pre { margin: 0; padding: 0; } ul { list-style: none; }
button, input, select { font: inherit; color: inherit; }
a { color: var(--accent); font-weight: 500; text-decoration: none; } a:hover { text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
svg { width: 1.25rem; height: 1.25rem; flex: none; fill: currentColor; }
.tape { height: 8px; background: repeating-linear-gradient(135deg, #F2B33D 0 14px, #2A2540 14px 28px); }
.says { display: flex; align-items: center; gap: 12px; padding: 12px 24px; background: #2A2540; color: #fff; }
.says b { font-weight: 600; } .says span { color: #D9D5EE; }
main { flex: 1; display: grid; align-content: center; justify-items: center; padding: 32px 16px; }
.card { width: 100%; max-width: 30rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.card > header { padding: 24px 24px 16px; } .card > header p, .body p { color: var(--soft); margin-top: 4px; }
h1 { font: 500 1.5rem/2rem var(--font); letter-spacing: -.01em; } h2 { font: 500 .875rem/1.25rem var(--font); margin: 16px 0 4px; }
.body { padding: 0 24px 24px; } .body li { display: grid; gap: 0 12px; padding: 8px 0; border-top: 1px solid var(--line); }
.body li code { font: 500 .75rem/1.25rem var(--mono); color: var(--soft); overflow-wrap: anywhere; }
.find { display: flex; gap: 10px; align-items: center; margin: 0 24px 16px; padding: 0 14px; min-height: 44px; border: 1px solid var(--soft); border-radius: 8px; color: var(--soft); }
.find:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
.find input { min-width: 0; min-height: 42px; border: 0; background: none; outline: 0; flex: 1; color: var(--ink); } .find input::placeholder { color: var(--soft); opacity: 1; }
.find label { display: flex; } .find a { font: 500 .75rem/1rem var(--font); padding: 14px 0; }
.people li { border-top: 1px solid var(--line); }
.people button { width: 100%; display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 14px; align-items: center; min-height: 4rem; padding: 8px 24px; border: 0; background: none; text-align: left; cursor: pointer; }
.people button:hover, .people .hint button { background: color-mix(in srgb, var(--accent) 9%, transparent); } .people button:focus-visible { outline-offset: -3px; }
.people b { font-weight: 500; display: block; } .people b, .people small { overflow-wrap: anywhere; }
small { color: var(--soft); font: 400 .75rem/1rem var(--font); } em { font: 500 .75rem/1.5rem var(--mono); color: var(--accent); }
.avatar { width: 2.25rem; height: 2.25rem; border-radius: 50%; display: grid; place-items: center; font: 500 .855rem/1 var(--font); letter-spacing: .01em; }
.none { padding: 16px 24px; border-top: 1px solid var(--line); color: var(--soft); }
.schools { display: flex; flex-wrap: wrap; align-items: center; gap: 0 16px; margin: -8px 24px 8px; font: 400 .75rem/1rem var(--font); color: var(--soft); } .schools a, .schools span { display: inline-flex; align-items: center; min-height: 44px; }
.schools select { min-height: 36px; max-width: 16rem; } .schools form { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.pages { display: flex; justify-content: space-between; gap: 16px; padding: 0 24px; border-top: 1px solid var(--line); font: 400 .75rem/1rem var(--font); color: var(--soft); } .pages a, .pages span { display: inline-flex; align-items: center; min-height: 44px; }
.card > footer { display: flex; justify-content: space-between; align-items: center; gap: 0 16px; flex-wrap: wrap; padding: 6px 24px; border-top: 1px solid var(--line); color: var(--soft); font: 400 .75rem/1rem var(--font); } .card > footer a, .card > footer > span { display: inline-flex; align-items: center; min-height: 44px; overflow-wrap: anywhere; }
.actions { display: flex; gap: 12px; justify-content: flex-end; align-items: center; padding: 14px 24px; border-top: 1px solid var(--line); }
.button { display: inline-flex; align-items: center; min-height: 44px; padding: 0 20px; border: 1px solid var(--accent); border-radius: 22px; background: none; color: var(--accent); font: 500 .875rem/1.25rem var(--font); cursor: pointer; }
.button.main { background: var(--accent); color: var(--on-accent); } .button.small { min-height: 36px; padding: 0 12px; }
details { margin-top: 16px; width: 100%; max-width: 30rem; color: var(--soft); font: 400 .75rem/1rem var(--font); } summary { cursor: pointer; min-height: 24px; }
pre { margin-top: 8px; padding: 16px; border-radius: 8px; background: light-dark(#E9E7F2, #1D1A2B); font: .75rem/1.25rem var(--mono); overflow-x: auto; }
.wide { max-width: 52rem; } table { width: 100%; min-width: 38rem; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; } th { white-space: nowrap; font-weight: 500; color: var(--soft); } .whole { white-space: nowrap; } td code, .body p code { font: .75rem/1.25rem var(--mono); }
.scroll { overflow-x: auto; }
@media (max-width: 599px) { .says { padding: 12px 16px; } main { align-content: start; padding: 16px; } .card > header { padding: 20px 16px 16px; } .find { margin-inline: 16px; } .schools { margin-inline: 16px; } .people button { padding-inline: 16px; } .body { padding-inline: 16px; } .none, .pages, .actions, .card > footer { padding-inline: 16px; } }
@media (forced-colors: active) { .people .hint button { outline: 2px solid Highlight; outline-offset: -2px; } }
${avatarRules}
`;
