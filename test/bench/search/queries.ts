import { idOf } from "../../../src/sample/ids";

/** What is typed, and the name of the company that is meant. */
export type Expectation = readonly [query: string, label: string];

const id = (index: number) => idOf(0xc0, index);

/** Forty queries over the hundred thousand companies of the sample. */
export const expectations: readonly Expectation[] = [
  // As it stands, and while it is typed
  ["Taluvia Studios", "Taluvia Studios"],
  ["taluvia stu", "Taluvia Studios"],
  ["delimori", "Delimorion Brands"],
  ["kalunacera robotics gmbh", "Kalunacera Robotics GmbH"],
  ["Yaroravia", "Yaroravia Photography"],
  ["isterukon s", "Isterukon Supply"],
  // Words in any order
  ["studios taluvia", "Taluvia Studios"],
  ["gmbh kalunacera", "Kalunacera Robotics GmbH"],
  ["group logi torido", "Toridowyn Logistics Group"],
  ["prop garuri", "Garuriwyn Properties"],
  ["brien malley", "O'Malley & O'Brien"],
  ["offices skyline", "🏢 Skyline Offices"],
  // One mistake
  ["Talluvia Studios", "Taluvia Studios"],
  ["taluvai studios", "Taluvia Studios"],
  ["yaroavia photo", "Yaroravia Photography"],
  ["kelevicon security", "Kelevikon Security"],
  ["salelia metlas", "Salelia Metals S.A."],
  ["branvex logistics", "Branavex Logistics Ltd"],
  ["corirazon stafing", "Corirazon Staffing"],
  ["garuriwyn propreties", "Garuriwyn Properties"],
  ["xelevikon security", "Kelevikon Security"],
  ["skylien ofices", "🏢 Skyline Offices"],
  // Accents, case and other scripts
  ["societe generale", "Société Générale d'Éclairage"],
  ["lodz precision", "Łódź Précision S.A."],
  ["aero faergevaerft", "Ærø Færgeværft"],
  ["omalley", "O'Malley & O'Brien"],
  ["النور", "شركة النور للتجارة"],
  ["הכחול", "חברת הים הכחול"],
  ["みどり", "株式会社みどり"],
  ["정밀", "서울 정밀 기계"],
  ["северный", "ООО «Северный ветер»"],
  ["planet 🌍", "🌱🌍 Planet Positive"],
  // Initials
  [
    "thcom",
    "The Honourable Company of Makers of Exceedingly Long Names Who Never Once Considered How Narrow a Sidebar Can Be, Limited",
  ],
  ["sgd", "Société Générale d'Éclairage"],
  // Ids by their beginning, e-mail and domain
  [id(70_000), "Kalunacera Robotics GmbH"],
  [id(70_000).slice(0, 6), "Kalunacera Robotics GmbH"],
  [id(99_998).slice(0, 13).toUpperCase(), "Taluvia Studios"],
  ["hello@taluviastudios99998.example", "Taluvia Studios"],
  ["taluviastudios9", "Taluvia Studios"],
  ["kelevikonsecurity", "Kelevikon Security"],
];
