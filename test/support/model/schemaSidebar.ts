import assert from "node:assert/strict";
import type { BusinessNode } from "../../../src/model/explorer/businessNode";
import type { ExplorerNode } from "../../../src/model/explorer/explorerNodes";
import { startModel, type TestModel } from "./model";
import { schemaServer, type SchemaAnswers } from "../servers/schemaServer";

/** The sidebar of a business whose schema was read. */
export class SchemaSidebar {
  private constructor(
    readonly model: TestModel,
    readonly root: BusinessNode,
  ) {}

  static async start(answers: SchemaAnswers): Promise<SchemaSidebar> {
    const model = await startModel(schemaServer(answers));
    const [root] = model.tree.roots;
    assert.ok(root);
    await model.tree.children(root);
    await model.schemas.open(model.business.key);
    return new SchemaSidebar(model, root);
  }

  /** How often Kizen was asked. */
  get asked(): number {
    return this.model.server.requests.length;
  }

  labelOf(node: ExplorerNode): string {
    const { tree } = this.model;
    if (node.type === "collection") return tree.kind(node).label.many;
    if (node.type !== "schema") return node.type === "message" ? node.message : node.type;
    if (node.thing) return node.thing.info.label;
    return node.group === "category" ? tree.schema.categoryOf(node) : (node.group ?? "");
  }

  /** The labels below a row that is found by going down labels. */
  async below(...path: readonly string[]): Promise<string[]> {
    return (await this.rows(...path)).map((node) => this.labelOf(node));
  }

  async rows(...path: readonly string[]): Promise<readonly ExplorerNode[]> {
    let nodes = await this.model.tree.children(this.root);
    for (const label of path) {
      const node = nodes.find((one) => this.labelOf(one) === label);
      assert.ok(node, `${label} among ${nodes.map((one) => this.labelOf(one)).join()}`);
      nodes = await this.model.tree.children(node);
    }
    return nodes;
  }
}
