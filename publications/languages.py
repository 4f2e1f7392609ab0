"""The languages in which councils publish translations: each by its code (BCP 47), its own name and its English one."""

LANGUAGES = {
    "cy": ("Cymraeg", "Welsh"),
    "gd": ("Gàidhlig", "Scottish Gaelic"),
    "sco": ("Scots", "Scots"),
    "ga": ("Gaeilge", "Irish"),
    "kw": ("Kernewek", "Cornish"),
    "am": ("አማርኛ", "Amharic"),
    "ar": ("العربية", "Arabic"),
    "bg": ("Български", "Bulgarian"),
    "bn": ("বাংলা", "Bengali"),
    "ckb": ("کوردیی ناوەندی", "Kurdish (Sorani)"),
    "cs": ("Čeština", "Czech"),
    "de": ("Deutsch", "German"),
    "el": ("Ελληνικά", "Greek"),
    "es": ("Español", "Spanish"),
    "fa": ("فارسی", "Persian"),
    "fr": ("Français", "French"),
    "gu": ("ગુજરાતી", "Gujarati"),
    "hi": ("हिन्दी", "Hindi"),
    "hu": ("Magyar", "Hungarian"),
    "it": ("Italiano", "Italian"),
    "ku": ("Kurdî", "Kurdish (Kurmanji)"),
    "lt": ("Lietuvių", "Lithuanian"),
    "lv": ("Latviešu", "Latvian"),
    "ne": ("नेपाली", "Nepali"),
    "pa": ("ਪੰਜਾਬੀ", "Punjabi"),
    "pl": ("Polski", "Polish"),
    "ps": ("پښتو", "Pashto"),
    "pt": ("Português", "Portuguese"),
    "ro": ("Română", "Romanian"),
    "ru": ("Русский", "Russian"),
    "sk": ("Slovenčina", "Slovak"),
    "so": ("Soomaali", "Somali"),
    "sq": ("Shqip", "Albanian"),
    "ta": ("தமிழ்", "Tamil"),
    "ti": ("ትግርኛ", "Tigrinya"),
    "tr": ("Türkçe", "Turkish"),
    "uk": ("Українська", "Ukrainian"),
    "ur": ("اردو", "Urdu"),
    "vi": ("Tiếng Việt", "Vietnamese"),
    "yue": ("粵語", "Cantonese"),
    "zh-Hans": ("简体中文", "Chinese (simplified)"),
    "zh-Hant": ("繁體中文", "Chinese (traditional)"),
}
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "ps", "ur"})
ENGLISH, SIGNED = "en", "bfi"
"""What documents are in, and British Sign Language."""


def own_name(code: str) -> str:
    """What the language calls itself; the code for one that is not known here."""
    return LANGUAGES[code][0] if code in LANGUAGES else code


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"
