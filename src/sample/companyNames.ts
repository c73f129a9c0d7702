import type { Random } from "./random";

const FIRST =
  `Alder Amber Anchor Apex Arbor Aspen Atlas Aurora Basalt Beacon Birch Blue Bright Canyon Cedar Cinder Clear Cobalt Copper
Coral Crescent Crystal Delta Drift Dusk Ember Evergreen Falcon Fern Flint Forge Frontier Garnet Glacier Golden Granite Harbor
Hazel Horizon Indigo Iron Ivory Juniper Keystone Lantern Larch Laurel Lighthouse Linden Lunar Maple Marble Meadow Meridian
Mesa Midland Mosaic Nimbus Noble North Oak Obsidian Olive Onyx Orchard Osprey Pacific Pearl Pine Pioneer Polar Prairie Quartz
Quill Raven Redwood Ridge River Rowan Sable Sage Sequoia Shore Sierra Silver Slate Solstice Spruce Sterling Stone Summit Swift
Tamarack Terra Thistle Timber Trillium Tundra Union Vale Velvet Verdant Vista Walnut Wave West Willow Winter Zephyr`.split(
    /\s+/,
  );

const SECOND =
  `Analytics Architects Aviation Bakery Biotech Brands Builders Capital Ceramics Clinics Coffee Components Consulting
Creative Dairy Dental Design Distribution Dynamics Electric Energy Engineering Environmental Equipment Fabrication Farms
Finance Fitness Foods Freight Furniture Gardens Glass Health Holdings Homes Hospitality Industries Instruments Insurance
Interiors Labs Law Legal Lighting Logistics Machinery Marine Media Medical Metals Mobility Motors Networks Optics Outdoors
Packaging Paper Partners Pharma Photography Plastics Press Properties Publishing Research Robotics Schools Security Shipping
Software Solar Sports Staffing Studios Supply Systems Textiles Tools Toys Transport Travel Ventures Veterinary Vineyards Water
Wellness Works`.split(/\s+/);

const SUFFIX = ["Inc.", "LLC", "Ltd", "GmbH", "& Sons", "Group", "Co.", "S.A.", "", "", "", ""];

/** Names of other shapes, so that nothing is only ever seen with plain English ones. */
const UNUSUAL = [
  "Société Générale d'Éclairage",
  "Łódź Précision S.A.",
  "O'Malley & O'Brien",
  "Ærø Færgeværft",
  "شركة النور للتجارة",
  "חברת הים הכחול",
  "株式会社みどり",
  "서울 정밀 기계",
  "ООО «Северный ветер»",
  "🏢 Skyline Offices",
  "🌱🌍 Planet Positive",
  "Acme [Test] <demo> & “Quotes”",
  "C:\\Tools / Hardware",
  "$HOME Improvement `Experts`",
  "[Click](https://example.com) Marketing",
  "The Honourable Company of Makers of Exceedingly Long Names Who Never Once Considered How Narrow a Sidebar Can Be, Limited",
];

/** How often an unusual name comes: on every page of a hundred there are a few. */
const UNUSUAL_EVERY = 29;

/** From this company on, names begin with a made-up word: English ones would repeat, which no real business does. */
const MADE_UP_FROM = 2500;
const HEADS =
  `Bal Bran Cal Cor Dal Del Dor El Fal Fen Gal Gar Hal Hel Ister Jor Kal Kel Lor Lun Mar Mel Mor Nal Nor Or Pel Quin Ral Ren
Sal Sel Tal Tor Ul Val Vel Wen Yar Zel`.split(/\s+/);
const MIDDLES = "a ada ando ara avi e ela eno era evi i ido ila imo ira o ola ono ora ovi u una uri".split(
  " ",
);
const TAILS =
  "bor cera dia don fex gard kon lia lith mira nova phor quist ra rion sor tan thea tiva vane vex via wyn xa zon".split(
    " ",
  );

export function companyName(index: number, random: Random): string {
  if (index % UNUSUAL_EVERY === UNUSUAL_EVERY - 1) {
    const turn = Math.floor(index / UNUSUAL_EVERY);
    return UNUSUAL[turn % UNUSUAL.length] ?? "";
  }
  const first =
    index < MADE_UP_FROM
      ? random.pick(FIRST)
      : `${random.pick(HEADS)}${random.pick(MIDDLES)}${random.pick(TAILS)}`;
  const name = `${first} ${random.pick(SECOND)} ${random.pick(SUFFIX)}`;
  return name.trim();
}
