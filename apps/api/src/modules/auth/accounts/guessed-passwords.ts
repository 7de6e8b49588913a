/**
 * Passwords of eight characters and more that head every published list of stolen ones, in lower case. Few and bundled
 * on purpose: the check needs no network, and throttled guessing never gets past the first few hundred.
 */
export const guessedPasswords: ReadonlySet<string> = new Set(
  `
!qaz2wsx 00000000 000000000 0000000000 01234567 0123456789 0987654321 10101010 11111111
111111111 1111111111 11112222 11221122 11223344 1122334455 112233445566 12121212 12312312
123123123 123123123a 123321123 1233211234567 12341234 12344321 123454321 1234554321 12345678
123456780 123456789 1234567890 1234567891 12345678910 123456789a 123456789q 123456789z 12345678a
12345678q 12345679 1234567a 123456aa 123456abc 123456qwe 1234asdf 1234qwer 123abc123 123qwe!@#
123qwe123 123qweasd 13131313 135792468 1357924680 142536475869 147258369 147852369 159357456
159753456 1a2b3c4d 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz!qaz 1qaz2wsx 1qaz2wsx3edc 1qaz@wsx
1qazxsw2 21212121 22222222 22223333 2468013579 246813579 33333333 44444444 55555555 66666666
741852963 76543210 77777777 789456123 789456123a 87654321 88888888 888888888 963852741 98765432
987654321 9876543210 99999999 999999999 a1234567 a12345678 a123456789 a1b2c3d4 a1b2c3d4e5
aa123456 aa12345678 aaa11111 aaaaaaaa abc12345 abc123456 abc123abc abcabcabc abcd1234 abcd12345
abcdefg1 abcdefg123 abcdefgh abcdefghi academy1 access14 admin123 admin123! admin1234 admin12345
admin@123 adminadmin administrator administrator1 alexander alexander1 alexandra amanda123
america1 american1 andrew123 android1 angel123 angels123 anthony1 anthony123 anything arsenal123
as123456 asd123456 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfghjkl1 asdfjkl; asdfqwer
asdqwe123 ashley123 australia autumn12 autumn123 autumn2023 autumn2024 autumn2025 azerty123
azertyuiop babyboy1 babygirl babygirl1 babygirl12 bailey12 banana12 banana123 barbie123
barcelona baseball baseball1 baseball123 basketball basketball1 batman123 beautiful beautiful1
benjamin bitcoin1 blackcat blackjack blessed1 blessing brandon1 brownies bullshit buster12
butterfly butterfly1 california california1 callofduty cameron1 canada123 caroline catherine
champion champion1 changeit changeme changeme1 changeme123 charlie1 charlie123 cheese123
cheetah1 chelsea123 cherry12 chevrolet chevy123 chicken1 chicken123 chocolate chocolate1
christ123 christian christopher cinderella classroom coffee123 college1 computer computer1
computer123 consumer cookie123 cookies1 corvette counterstrike courtney1 cowboys1 crystal1
cupcake1 cutiepie dallas12 daniel123 danielle danielle1 darthvader david1234 december december1
default1 diamond1 diamond123 doggy123 dolphin1 dominic1 dragon12 dragon123 eagles123 education
elephant elephant1 elizabeth elizabeth1 eminem123 england1 facebook facebook1 faith123 february
february1 ferrari1 firebird florida1 flowers1 football football1 football12 football123 forever1
fortnite1 freedom1 freedom123 friday13 fuckyou1 fuckyou123 fuckyou2 gabriel1 gamecube gandalf1
gangster gangster1 garfield garfield1 germany1 ginger12 godisgood godzilla1 google123 gorgeous
graduate graduation greenday guest123 guest1234 hamburger handsome hannah123 harley12 heaven77
hellokitty highschool hockey123 hogwarts homework hunter12 hunter123 hurricane iloveme1
iloveu123 iloveyou iloveyou! iloveyou1 iloveyou12 iloveyou123 iloveyou2 internet internet1
iphone123 ironman123 isabella january1 jasmine1 jennifer jennifer1 jessica1 jessica123 jesus123
jesus777 jesuschrist jonathan jonathan1 jordan123 jordan23 joshua123 justice1 juventus1
katherine killer123 kitty123 kittycat lakers24 letmein! letmein1 letmein12 letmein123 liberty1
library1 lightning linkedin liverpool liverpool1 lkjhgfdsa login123 london123 london2012
love1234 lovelove lovely123 loveme123 loveyou1 loveyou123 maggie12 manchester margaret master123
mathematics matrix123 matthew1 mercedes mercedes1 metallica metallica1 michael1 michael123
microsoft microsoft1 midnight midnight1 million1 minecraft minecraft1 mnbvcxz1 monday123
money123 monkey12 monkey123 moonlight motorola mountain mountain1 mustang1 mylove123 natasha1
nathalie newyork1 nicholas nicholas1 nintendo nirvana1 nothing1 november november1 october1
orange12 orange123 p@ssw0rd p@ssw0rd! p@ssw0rd1 p@ssword p@ssword1 pa$$word pa55w0rd pa55word
packers1 panther1 paris123 passw0rd passw0rd1 password password! password00 password01 password1
password1! password10 password11 password12 password123 password1234 password13 password2
password21 password22 password3 password5 password69 password7 password8 password9 password99
passwords passwort passwort1 patricia patriots peaches1 peanut12 pepper12 pikachu1 pineapple
platinum playstation poiuytrewq pokemon1 pokemon123 porsche1 princess princess1 princess123
principal pumpkin1 puppy123 q12345678 q1w2e3r4 q1w2e3r4t5 qazwsx123 qazwsxedc qazxswedc qq123456
qqqqqqqq qwaszx12 qwe123qwe qweasd123 qweasdzxc qweqweqwe qwer1234 qwerqwer qwerty00 qwerty01
qwerty11 qwerty12 qwerty123 qwerty123! qwerty1234 qwerty12345 qwerty123456 qwerty789 qwerty99
qwertyui qwertyuiop qwertyuiop123 qwertz123 qwertzuiop rainbow1 rainbow123 ranger12 realmadrid
redsox04 robert123 roblox123 rockstar rockstar1 root1234 rootroot samantha samantha1 samsung1
samsung123 sandwich sapphire saturday school12 school123 science1 scooby12 scoobydoo scotland
sebastian secret12 secret123 secure123 september september1 shadow12 shadow123 skywalker
slipknot slipknot1 smokey12 snickers snoopy12 snowball snowman1 soccer12 soccer123 softball
something sophie12 sparky12 spiderman spiderman1 spring12 spring123 spring2023 spring2024
spring2025 starbucks starlight startrek1 starwars starwars1 steelers steelers1 stephanie
strawberry student1 student123 students summer12 summer123 summer2020 summer2021 summer2022
summer2023 summer2024 summer2025 sunday123 sunshine sunshine1 sunshine123 superman superman1
superman123 superuser survivor sweetheart sweetie1 sweetpea sysadmin teacher1 teacher123
teachers temp1234 temppass terminator test1234 test12345 tester123 testing1 testing123 testtest
texas123 thomas123 thunder1 thunderbird thursday1 tigger12 tigger123 tinkerbell together
toor1234 tornado1 triumph1 trustno1 trustno1! tuesday1 tupac123 twitter1 university user1234
username veronica victoria victoria1 volcano1 volleyball w1234567 warcraft wednesday welcome01
welcome1 welcome1! welcome12 welcome123 welcome2 whatever whatever1 william1 windows1 windows10
windows7 winter12 winter123 winter2020 winter2021 winter2022 winter2023 winter2024 winter2025
wolverine worldofwarcraft xbox3600 xxxxxxxx yamaha12 yankees1 youtube1 z1234567 zaq12wsx
zaq1xsw2 zaq1zaq1 zxcv1234 zxcvasdf zxcvbnm, zxcvbnm1 zxcvbnm123 zz123456 zzzzzzzz
`
    .trim()
    .split(/\s+/),
);
