import { SAMPLE_BUSINESS_NAME } from "./credentials";
import { fieldId } from "./fields";
import { idOf } from "./ids";
import type { Json } from "./toJson";

/** The people of the sample business, the user first. */
export const PEOPLE = [
  { first_name: "Ada", last_name: "Lovelace", email: "ada@sample.example" },
  { first_name: "Grace", last_name: "Hopper", email: "grace@sample.example" },
  { first_name: "José", last_name: "Núñez", email: "jose@sample.example" },
] as const;

export function business(businessId: string): { readonly [key: string]: Json } {
  return { id: businessId, name: SAMPLE_BUSINESS_NAME, country: "US", phone_default_region: "US" };
}

export function bootstrap(businessId: string, userId: string): Json {
  const [ada] = PEOPLE;
  return {
    // `id` is the employee's id; the id of the user, which the header names, is `user`.
    team: { id: idOf(0xe0, 0), user: userId, ...ada, full_name: `${ada.first_name} ${ada.last_name}` },
    business: business(businessId),
    enabled_plugin_apps: [],
  };
}

export function team(): Json {
  return PEOPLE.map((person, index) => ({
    id: idOf(0xe0, index),
    ...person,
    full_name: `${person.first_name} ${person.last_name}`,
  }));
}

export function roles(): readonly Json[] {
  return ["Administrator", "Sales", "Support"].map((name, index) => ({
    id: idOf(0xe1, index),
    name,
    user_count: index + 1,
    default_for_new_users: name === "Sales",
  }));
}

const ACTIVITIES = [
  ["Log a Call", "log_a_call", ["Outcome", "Notes"]],
  ["Site Visit", "site_visit_Ty4mQ2", ["Address", "Visited On", "Notes"]],
] as const;

export function activities(): readonly Json[] {
  return ACTIVITIES.map(([name, apiName], index) => ({
    id: idOf(0xe2, index),
    name,
    api_name: apiName,
    enabled: true,
  }));
}

/** The fields of an activity type by its id or API name; undefined where there is none. */
export function activityFields(idOrName: string): Json | undefined {
  const found = ACTIVITIES.find(
    ([, apiName], index) => apiName === idOrName || idOf(0xe2, index) === idOrName,
  );
  return found?.[2].map((label, order) => {
    const name = label.toLowerCase().replaceAll(" ", "_");
    return {
      id: fieldId(`${found[1]}.${name}`),
      name,
      display_name: label,
      field_type: label === "Visited On" ? "date" : label === "Notes" ? "longtext" : "text",
      order,
      options: [],
    };
  });
}

export function automations(): readonly Json[] {
  const names = ["Welcome New Customers", "Escalate Urgent Requests", "Remind Owner of Idle Deals"];
  return names.map((name, index) => ({
    id: idOf(0xe3, index),
    name,
    api_name: name.toLowerCase().replaceAll(" ", "_"),
    type: "standard",
    active: index !== 2,
    revision: index + 1,
  }));
}
