"""Articles that the stories take in: invented people in an invented country."""

from __future__ import annotations

RALLY = """Police detain teachers at rally in Ostrelye
By Vera Nebytova
14 March 2025

Police detained nine teachers in Ostrelye on Thursday after a rally against unpaid wages.

"They pushed us into a van without a word," said Timur Basnin, a teacher of physics.

Two of the teachers were beaten at the police station, their lawyer Marta Vymyslova said. The
interior ministry denied that anyone was beaten.

Lantern Legal Aid called on the prosecutor general to investigate the beatings and to release the
detained teachers immediately.
"""

WIRE = """Nine teachers held after protest, union says
17 March 2025

Nine teachers were detained in Ostrelye last Thursday, the Free Union of Teachers said in a
statement.

The union urged the interior ministry to release them.
"""

RUSSIAN = """В Острелье задержали девять учителей
14 марта 2025 года

В четверг в Острелье полиция задержала девять учителей после митинга против невыплаты зарплаты.

Двоих избили в отделе полиции, сообщила их адвокат Марта Вымыслова.
"""
