import { block, comment, doubling, heredoc, raw, token, type Language } from "./language";

/** bash, zsh and sh. */
export const shellscript: Language = {
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
};

export const powershell: Language = {
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
};
