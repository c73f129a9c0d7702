import { givenTo, namesIn } from "./calls";
import { enclosing } from "./enclosing";
import { calledName, type Program } from "./program";
import type { Call, Node } from "../syntax/nodes";

/** What tests say instead of a server, in which anything may be called anything. */
const MOCKING = /mock|^(?:nock|respx|responses|httpretty|moxios|cy)$/i;
/** What tests ask of a mock. */
const ASSERTING = /CalledWith$|^assert_\w*called/;

/** Whether a call says what a server answers in a test, or was asked. */
export function isMocking(call: Call, program: Program): boolean {
  const { callee } = call;
  if (ASSERTING.test(calledName(call) ?? "") || hasMock(callee)) return true;
  return callee.kind === "member" && givenTo(callee.of, program).some(hasMock);
}

/** Whether a path is one that a test answers. */
export function isMocked(path: Node, program: Program): boolean {
  const call = enclosing(path, "call");
  return call !== undefined && isMocking(call, program);
}

/** Whether a name in a chain of members and calls is that of a mock. */
function hasMock(node: Node): boolean {
  return namesIn(node).some((name) => MOCKING.test(name));
}
