/** The build of Bottleneck without Redis has no types of its own; its interface is the same. */
declare module "bottleneck/light" {
  import Bottleneck from "bottleneck";
  export default Bottleneck;
}
