import type { FieldInfo, ObjectInfo, OptionInfo } from "../../../src/kizen";
import { SchemaCatalogue } from "../../../src/model/schema/schemaCatalogue";
import { createRandom } from "../../../src/sample/random";

const OBJECTS = 500;
const FIELDS_EACH = 100;
const OPTIONS_EACH = 3;

const FIRST =
  "Primary Secondary Lead Deal Invoice Contract Billing Shipping Warranty Service Site Vendor Partner Renewal Onboarding Internal External Annual Monthly Target Actual Estimated Preferred Legal Emergency Project Budget Risk Support Marketing".split(
    " ",
  );
const SECOND =
  "Source Status Owner Email Phone Address Amount Date Type Category Priority Region Stage Score Notes Reason Channel Manager Reference Number Language Currency Discount Margin Team Department Method Result Level Group".split(
    " ",
  );
const THIRD =
  "Code Detail Label Count Total History Flag Link Summary Option Rate Window Choice Range Plan".split(" ");

/** As many objects, fields and options as a business may have: 500 times 100 fields, each with three options. */
export function bigSchema(): SchemaCatalogue {
  const random = createRandom(0x5ce_a000);
  const client = () => Promise.reject(new Error("Nothing is asked for here."));
  const catalogue = new SchemaCatalogue({ client, now: () => 0 });
  let ids = 0;
  const id = () => {
    const number = (++ids).toString(16).padStart(8, "0");
    return `${number.split("").reverse().join("")}-5c4e-4a00-8000-${number.padStart(12, "0")}`;
  };
  const words = () =>
    [random.pick(FIRST), random.pick(SECOND), ...(random.below(2) === 0 ? [random.pick(THIRD)] : [])].join(
      " ",
    );
  const suffix = () => random.below(2 ** 30).toString(36);
  const option = (): OptionInfo => ({ id: id(), label: `${words()} ${random.below(1000)}`, code: "" });
  const field = (): FieldInfo => {
    const label = words();
    const name = label.toLowerCase().replaceAll(" ", "_");
    return {
      id: id(),
      apiName: random.below(4) === 0 ? `${name}_${suffix()}` : name,
      label,
      type: "dropdown",
      categoryId: "",
      description: "",
      isRequired: false,
      isReadOnly: false,
      isHidden: false,
      isDefault: false,
      options: Array.from({ length: OPTIONS_EACH }, option),
    };
  };
  const objects = Array.from({ length: OBJECTS }, (_, index): ObjectInfo => {
    const label = `${words()}s`;
    const apiName = `${label.toLowerCase().replaceAll(" ", "_")}_${suffix()}${index}`;
    return { id: id(), apiName, label, singular: label, type: "standard", isCustom: true, description: "" };
  });
  const restored = <T>(entries: readonly T[]) => ({ entries, isPartial: false, readAt: 0 });
  catalogue.restore("objects", "", restored(objects));
  for (const { apiName } of objects)
    catalogue.restore("fields", apiName, restored(Array.from({ length: FIELDS_EACH }, field)));
  return catalogue;
}
