import { commentSyntaxes } from "../commentSyntaxes";
import type { Language } from "../language";
import { block, comment, doubling, heredoc, raw, token } from "../regions";

export const shells: readonly Language[] = [
  {
    // bash, zsh and sh.
    id: "shellscript",
    comments: commentSyntaxes.hash,
    code: {
      quote: '"',
      escaping: { backslash: "$`" },
      regions: [
        // A hash inside of a word is not a comment: $#, ${name#prefix}.
        comment("#(?<=(?:^|[\\s;&|()])#)"),
        token("\\\\[^]"),
        // In arithmetic `<<` is a shift.
        token("\\(\\((?:[^()\"'\\n]|\\([^()\\n]{0,80}\\)){0,200}\\)\\)"),
        heredoc("(?<![<\\d][ \\t]{0,9})<<-?[ \\t]*"),
        { ...block("'"), open: "\\$'" },
        raw("'", "'"),
        // In double quotes, an apostrophe in `${b:-it's}` is one.
        block('"', '\\$(?:\\(|\\{(?![^{}"$`\\n]{0,80}\'[^{}"$`\\n]{0,80}\\}))'),
      ],
    },
  },
  {
    id: "powershell",
    comments: { line: "#", block: ["<#", "#>"] },
    code: {
      quote: "'",
      escaping: "doubled",
      regions: [
        token("`[^]"),
        comment("<#", "#>"),
        comment("#(?<=(?:^|[\\s;|(){}])#)"),
        raw('@"(?=[ \\t]*\\r?\\n)', '\\n"@'),
        raw("@'(?=[ \\t]*\\r?\\n)", "\\n'@"),
        { ...raw('"', '"'), escape: '`[^]|""', interpolation: "\\$\\(" },
        doubling("'", "'"),
      ],
    },
  },
];
