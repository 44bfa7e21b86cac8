import type { Language, Words } from "../domain/text.ts";

const words = (kk: string, ru: string, en: string): Words => ({ kk, ru, en });

/** Names of the codes that no list of countries has: statuses, the United Nations, other organisations, Kosovo. */
export const specialNames: Readonly<Record<string, Words>> = {
  XKX: words("Косово", "Косово", "Kosovo"),
  GBD: words(
    "Ұлыбритания (теңізарғы аумақтардың азаматы)",
    "Великобритания (гражданин заморских территорий)",
    "United Kingdom (Overseas Territories citizen)",
  ),
  GBN: words(
    "Ұлыбритания (шетелдегі британ азаматы)",
    "Великобритания (британский гражданин за рубежом)",
    "United Kingdom (British National Overseas)",
  ),
  GBO: words(
    "Ұлыбритания (теңізарғы азамат)",
    "Великобритания (заморский гражданин)",
    "United Kingdom (Overseas citizen)",
  ),
  GBP: words(
    "Ұлыбритания (британ қорғауындағы адам)",
    "Великобритания (лицо под британской защитой)",
    "United Kingdom (British protected person)",
  ),
  GBS: words(
    "Ұлыбритания (британ боданы)",
    "Великобритания (британский подданный)",
    "United Kingdom (British subject)",
  ),
  XXA: words("азаматтығы жоқ адам", "лицо без гражданства", "stateless person"),
  XXB: words("босқын (1951 жылғы Конвенция)", "беженец (Конвенция 1951 года)", "refugee (1951 Convention)"),
  XXC: words(
    "босқын (1951 жылғы Конвенциядан тыс)",
    "беженец (вне Конвенции 1951 года)",
    "refugee (outside the 1951 Convention)",
  ),
  XXX: words("азаматтығы көрсетілмеген", "гражданство не указано", "nationality not specified"),
  UNO: words("Біріккен Ұлттар Ұйымы", "Организация Объединённых Наций", "United Nations"),
  UNA: words(
    "Біріккен Ұлттар Ұйымының мамандандырылған мекемесі",
    "специализированное учреждение Организации Объединённых Наций",
    "United Nations specialised agency",
  ),
  UNK: words(
    "Косово тұрғыны (БҰҰ уақытша әкімшілігінің құжаты)",
    "житель Косово (документ временной администрации ООН)",
    "resident of Kosovo (document of the UN interim administration)",
  ),
  EUE: words("Еуропалық одақ", "Европейский союз", "European Union"),
  XBA: words("Африка даму банкі", "Африканский банк развития", "African Development Bank"),
  XCC: words("Кариб қоғамдастығы", "Карибское сообщество", "Caribbean Community"),
  XCE: words("Еуропа Кеңесі", "Совет Европы", "Council of Europe"),
  XCO: words(
    "Шығыс және Оңтүстік Африканың ортақ нарығы",
    "Общий рынок Восточной и Южной Африки",
    "Common Market for Eastern and Southern Africa",
  ),
  XDC: words(
    "Африканың оңтүстігін дамыту қоғамдастығы",
    "Сообщество развития Юга Африки",
    "Southern African Development Community",
  ),
  XEC: words(
    "Батыс Африка мемлекеттерінің экономикалық қоғамдастығы",
    "Экономическое сообщество стран Западной Африки",
    "Economic Community of West African States",
  ),
  XES: words(
    "Шығыс Кариб мемлекеттерінің ұйымы",
    "Организация Восточно-Карибских государств",
    "Organisation of Eastern Caribbean States",
  ),
  XIM: words("Африка экспорт-импорт банкі", "Африканский экспортно-импортный банк", "African Export-Import Bank"),
  XMP: words(
    "Жерорта теңізі парламенттік ассамблеясы",
    "Парламентская ассамблея Средиземноморья",
    "Parliamentary Assembly of the Mediterranean",
  ),
  XOM: words("Мальта ордені", "Мальтийский орден", "Sovereign Military Order of Malta"),
  XPO: words("Интерпол", "Интерпол", "Interpol"),
};

/** Where the package's name is out of date, colloquial, or not the one that Kazakhstan's own papers use. */
export const betterNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  kk: {
    COD: "Конго Демократиялық Республикасы",
    CZE: "Чехия",
    KOR: "Корея Республикасы",
    MKD: "Солтүстік Македония",
    MMR: "Мьянма",
    PRK: "Корея Халық Демократиялық Республикасы",
    PSE: "Палестина",
    SWZ: "Эсватини",
    THA: "Таиланд",
  },
  ru: {
    ARE: "Объединённые Арабские Эмираты",
    BHS: "Багамские Острова",
    CAF: "Центральноафриканская Республика",
    CHN: "Китай",
    ESH: "Западная Сахара",
    FRO: "Фарерские острова",
    GUF: "Французская Гвиана",
    KGZ: "Кыргызстан",
    MDA: "Молдова",
    PRK: "Корейская Народно-Демократическая Республика",
    PSE: "Палестина",
    TKM: "Туркменистан",
    TLS: "Тимор-Лешти",
    USA: "Соединённые Штаты Америки",
    VGB: "Британские Виргинские острова",
    VIR: "Виргинские острова США",
    ZAF: "Южно-Африканская Республика",
  },
  en: {
    CHN: "China",
    CIV: "Côte d’Ivoire",
    CPV: "Cabo Verde",
    FSM: "Micronesia",
    GMB: "Gambia",
    IRN: "Iran",
    LAO: "Laos",
    MDA: "Moldova",
    MKD: "North Macedonia",
    REU: "Réunion",
    STP: "São Tomé and Príncipe",
    SYR: "Syria",
    TZA: "Tanzania",
    VAT: "Holy See",
    VGB: "British Virgin Islands",
    VIR: "United States Virgin Islands",
  },
};
