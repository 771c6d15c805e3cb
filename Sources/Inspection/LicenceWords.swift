import Market

/// Tells a licence by words that only it has. No licence's text is kept here.
enum LicenceWords {
    /// Whether a file's name says that it is a licence.
    static func isLicenceFile(_ path: EntryPath) -> Bool {
        let stem = path.name.lowercased().split(separator: ".").first ?? ""
        return ["license", "licence", "copying", "unlicense", "copyright", "lesser"].contains {
            stem.hasPrefix($0) || stem.hasSuffix($0)
        }
            || stem.contains("许可")
    }

    /// The SPDX identifier of the licence whose words these are; nil for none known here.
    ///
    /// Of the GNU licences the words do not say whether later versions may be chosen; the number alone is given.
    static func identifier(of text: ScannedText) -> String? {
        if let tag = text.find("SPDX-License-Identifier:") {
            let id = text.lineRest(at: tag + 24).split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            if LicenceExpression.isWellFormed(id) { return id }
        }
        let words = text.head(bytesMax: 65_536).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let title = words.prefix(400)
        func has(_ phrase: String) -> Bool { words.contains(phrase) }
        if title.contains("gnu affero general public license") { return "AGPL-3.0" }
        if title.contains("gnu lesser general public license") { return title.contains("version 2.1") ? "LGPL-2.1" : "LGPL-3.0" }
        if title.contains("gnu library general public license") { return "LGPL-2.0" }
        if title.contains("gnu general public license") { return title.contains("version 2") ? "GPL-2.0" : "GPL-3.0" }
        if title.contains("mozilla public license"), title.contains("2.0") { return "MPL-2.0" }
        if title.contains("apache license"), title.contains("version 2.0") { return "Apache-2.0" }
        if has("mulan psl v2") || has("mulanpsl-2.0") || has("木兰宽松许可证, 第2版") { return "MulanPSL-2.0" }
        if has("free and unencumbered software released into the public domain") { return "Unlicense" }
        if has("permission is hereby granted, free of charge"), has("the software is provided \"as is\"") {
            return has("shall be included in all copies") ? "MIT" : "MIT-0"
        }
        if has("permission to use, copy, modify, and/or distribute this software for any purpose")
            || has("permission to use, copy, modify, and distribute this software for any purpose with or without fee")
        {
            return has("provided that the above copyright notice") ? "ISC" : "0BSD"
        }
        if has("redistribution and use in source and binary forms") {
            return has("neither the name") ? "BSD-3-Clause" : "BSD-2-Clause"
        }
        return nil
    }
}
