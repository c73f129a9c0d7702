import * as vscode from "vscode";
import type { BusinessTarget, CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import type { Connections } from "../../model/businesses/connections";
import { safe, type SafeText } from "../../model/text/safeText";
import { t } from "../../platform/text/localize";
import { showNotice } from "../../platform/text/messages";
import { AddBusiness, NOTHING, type AddBusinessDependencies, type RememberedValues } from "./addBusiness";
import { businessChangeCommands, type ChangeCommand } from "./businessChangeCommands";
import { chooseBusiness } from "./chooseBusiness";

export interface BusinessCommandsDependencies extends AddBusinessDependencies {
  readonly endpointOf: Connections["endpointOf"];
  /** Puts a business in front of the person. */
  readonly show: (businessKey: string) => Promise<void>;
}

export function businessCommands(
  dependencies: BusinessCommandsDependencies,
): CommandsOf<
  | "kizen.addBusiness"
  | "kizen.switchBusiness"
  | "kizen.setActive"
  | "kizen.copyBusinessId"
  | "kizen.copyUserId"
  | "kizen.copyApiAddress"
  | ChangeCommand
> {
  const { businesses, show } = dependencies;
  let remembered: RememberedValues | undefined;

  return {
    "kizen.addBusiness": async (known) => {
      // As of a folder that is pinned to a business which is not here yet.
      if (typeof known?.businessId === "string")
        remembered = { ...(remembered ?? NOTHING), businessId: known.businessId };
      const adding = new AddBusiness(dependencies, remembered);
      const business = await adding.run();
      // Of a business that was added, nothing is typed again.
      remembered = business ? undefined : adding.typed;
      if (business) await show(business.key);
    },

    "kizen.switchBusiness": async (target) => {
      const [title, placeholder] = [t("Switch Business"), t("Select the active business")];
      const business = await chooseBusiness(businesses, { target, title, placeholder });
      if (business) await activate(business, businesses);
    },

    "kizen.setActive": async (target) => {
      const business = target && businesses.get(target.businessKey);
      if (business) await activate(business, businesses);
    },

    ...copyCommands(businesses),
    ...businessChangeCommands(dependencies),
  };
}

function copyCommands(
  businesses: Pick<Businesses, "get" | "list" | "active">,
): CommandsOf<"kizen.copyBusinessId" | "kizen.copyUserId" | "kizen.copyApiAddress"> {
  const copy =
    (
      title: () => SafeText,
      placeholder: () => SafeText,
      value: (business: Business) => string,
      done: (name: SafeText) => SafeText,
    ) =>
    async (target?: BusinessTarget) => {
      const candidates = businesses.list.filter((one) => value(one) !== "");
      const choice = { target, title: title(), placeholder: placeholder(), candidates };
      const business = await chooseBusiness(businesses, choice);
      if (!business) return;
      // The sample's server has another address each time.
      if (value(business) === "")
        throw new UserFacingError(t("The sample data have no address of their own."));
      await vscode.env.clipboard.writeText(value(business));
      showNotice(done(safe(business.name)));
    };
  return {
    "kizen.copyBusinessId": copy(
      () => t("Copy Business ID"),
      () => t("Select a business to copy its ID"),
      ({ businessId }) => businessId,
      (name) => t("Copied the business ID of {0}", name),
    ),
    "kizen.copyUserId": copy(
      () => t("Copy User ID"),
      () => t("Select a business to copy the ID of its user"),
      ({ userId }) => userId,
      (name) => t("Copied the user ID of {0}", name),
    ),
    "kizen.copyApiAddress": copy(
      () => t("Copy API Address"),
      () => t("Select a business to copy the address of its API"),
      ({ baseUrl }) => baseUrl,
      (name) => t("Copied the API address of {0}", name),
    ),
  };
}

async function activate(business: Business, businesses: Pick<Businesses, "setActive">): Promise<void> {
  await businesses.setActive(business.key);
  showNotice(t("Lookups now search {0}", safe(business.name)));
}
