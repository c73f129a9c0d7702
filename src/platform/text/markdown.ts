import * as vscode from "vscode";
import type { CommandId } from "../../commands";
import { commandAddress, markdownText } from "../../model/text/markdownText";
import type { Literal, SafeText } from "../../model/text/safeText";

declare const isSafe: unique symbol;

/** Markdown in which every text is shown as it reads, and every link runs a command of ours. */
export type SafeMarkdown = vscode.MarkdownString & { readonly [isSafe]: true };

/** Puts Markdown together: what stands in the code is Markdown, what comes from anywhere is text. */
export class MarkdownBuilder {
  readonly #markdown = new vscode.MarkdownString();
  readonly #commands = new Set<CommandId>();

  get isEmpty(): boolean {
    return this.#markdown.value === "";
  }

  /** Appends a text of any origin. */
  text(text: string | number): this {
    return this.#append(markdownText(text));
  }

  strong(text: string): this {
    return this.#marked("**", text);
  }

  emphasis(text: string): this {
    return this.#marked("*", text);
  }

  icon<Icon extends string>(icon: Literal<Icon>): this {
    this.#markdown.supportThemeIcons = true;
    return this.#append(`$(${icon}) `);
  }

  /** Ends a paragraph. */
  paragraph(): this {
    return this.#append("\n\n");
  }

  /** Ends a line of the same paragraph. */
  line(): this {
    return this.#append("  \n");
  }

  /** Draws a line across. */
  rule(): this {
    return this.#append("\n\n---\n\n");
  }

  /** Appends names and values, a line each. */
  facts(facts: readonly (readonly [name: string, value: string])[]): this {
    for (const [name, value] of facts) this.emphasis(name).text(" ").text(value).line();
    return this;
  }

  /** Appends a link that runs a command of ours. */
  command(title: SafeText, id: CommandId, ...args: readonly unknown[]): this {
    this.#commands.add(id);
    return this.#append(`[${markdownText(title)}](${commandAddress(id, args)})`);
  }

  build(): SafeMarkdown {
    this.#markdown.isTrusted = this.#commands.size > 0 && { enabledCommands: [...this.#commands] };
    return this.#markdown as SafeMarkdown;
  }

  /** An empty text between marks would leave the marks to be read, or a line across. */
  #marked(mark: string, text: string): this {
    const inside = markdownText(text.trim());
    return inside === "" ? this : this.#append(mark + inside + mark);
  }

  #append(markdown: string): this {
    this.#markdown.appendMarkdown(markdown);
    return this;
  }
}
