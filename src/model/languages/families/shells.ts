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
        heredoc("(?<!<)<<-?[ \\t]*"),
        { ...block("'"), open: "\\$'" },
        raw("'", "'"),
        block('"', "\\$[({]"),
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
