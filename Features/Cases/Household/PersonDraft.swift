package import LotseCore
import LotseData

extension Person {
    /// What people can enter about a member of a household.
    package struct Draft: Sendable, Equatable {
        package var part: Part
        package var givenName: String
        package var familyName: String
        package var bornOn: Day?
        package var sex: Sex
        package var occupation: String
        package var mail: String
        package var phone: String
        package var languages: [LanguageSkill]

        package init(
            part: Part,
            givenName: String,
            familyName: String,
            bornOn: Day? = nil,
            sex: Sex = .unknown,
            occupation: String = "",
            mail: String = "",
            phone: String = "",
            languages: [LanguageSkill] = []
        ) {
            self.part = part
            self.givenName = givenName
            self.familyName = familyName
            self.bornOn = bornOn
            self.sex = sex
            self.occupation = occupation
            self.mail = mail
            self.phone = phone
            self.languages = languages
        }

        func taking(_ part: Part) -> Draft {
            var draft = self
            draft.part = part
            return draft
        }

        var journalFields: JournalFields {
            [
                "part": part, "given_name": givenName, "family_name": familyName, "born_on": bornOn, "sex": sex,
                "occupation": occupation, "mail": mail, "phone": phone,
                "languages": languages.map { "\($0.language.tag):\($0.level.rawValue)" }.joined(separator: " "),
            ]
        }
    }

    package var draft: Draft {
        Draft(
            part: part,
            givenName: givenName,
            familyName: familyName,
            bornOn: bornOn,
            sex: sex,
            occupation: occupation,
            mail: mail,
            phone: phone,
            languages: languages
        )
    }
}
